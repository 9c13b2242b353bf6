// Choosing a municipality by name from the register; the value is its code.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { municipalitiesQuery } from '@/api/registers'
import { useLocale } from '@/i18n/use-locale'
import { Combobox } from './combobox'

interface MunicipalityFieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
  id?: string
  value: string | null
  onChange: (code: string | null) => void
}

export function MunicipalityField(props: MunicipalityFieldProps) {
  const { data = [] } = useQuery(municipalitiesQuery(useLocale()))
  const collator = new Intl.Collator('et')
  const options = data
    .map((unit) => ({ value: unit.code, label: unit.name, detail: unit.county_name }))
    .sort((a, b) => collator.compare(a.label, b.label))
  return <Combobox {...props} options={options} />
}
