// The words for codes of the registers in the reader's language. A code stands for itself until they are there.
import { useQuery } from '@tanstack/react-query'
import { classifiersQuery, municipalitiesQuery } from '@/api/registers'
import { useLocale } from '@/i18n/use-locale'

type Register = 'affiliation' | 'role' | 'municipality'

export function useCodeNames() {
  const locale = useLocale()
  const { data: classifiers } = useQuery(classifiersQuery(locale))
  const { data: municipalities = [] } = useQuery(municipalitiesQuery(locale))
  const names = new Map([
    ...(classifiers?.affiliations ?? []).map(({ code, label }) => [`affiliation ${code}`, label] as const),
    ...(classifiers?.roles ?? []).map(({ code, label }) => [`role ${code}`, label] as const),
    ...municipalities.map(({ code, name }) => [`municipality ${code}`, name] as const),
  ])
  return (register: Register, code: string | null): string | null =>
    code === null ? null : (names.get(`${register} ${code}`) ?? code)
}
