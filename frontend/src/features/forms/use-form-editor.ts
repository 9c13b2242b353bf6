// The work on a form as the page uses it: kept in this browser until it is published on top of the version it was begun
// from. Whoever was slower keeps what they wrote and chooses.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type FieldProblem, isApiError } from '@/api/problem'
import type { FormPartSource, FormSource } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { keptWork } from './kept-work'
import { formSourceQuery, formsQuery, publishForm } from './queries'

function isSame(one: readonly FormPartSource[], other: readonly FormPartSource[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function useFormEditor(cohort: string, published: FormSource) {
  const [start] = useState(() => keptWork.load(cohort))
  const [parts, setParts] = useState<FormPartSource[]>(start?.parts ?? published.parts)
  const [from, setFrom] = useState(start?.from ?? published.version)
  const isChanged = !isSame(parts, published.parts)
  useEffect(() => {
    if (isChanged) keptWork.keep(cohort, { parts, from })
    else keptWork.drop(cohort)
  }, [cohort, parts, from, isChanged])
  const publication = usePublication(cohort, parts, from)
  const goOnFrom = (version: number) => {
    publication.reset()
    setFrom(version)
  }
  return {
    parts,
    from,
    isChanged,
    wasKept: start !== null,
    publication,
    problems: publication.problems,
    change: (next: FormPartSource[]) => {
      if (publication.isError || publication.isSuccess) publication.reset()
      setParts(next)
    },
    keepMine: () => goOnFrom(published.version),
    takeTheirs: () => {
      setParts(published.parts)
      goOnFrom(published.version)
    },
    publish: (onPublished: () => void) =>
      publication.mutate(undefined, {
        onSuccess: (view) => {
          setParts(view.parts)
          setFrom(view.version)
          onPublished()
        },
      }),
  }
}

export type FormEditor = ReturnType<typeof useFormEditor>

function usePublication(cohort: string, parts: FormPartSource[], from: number) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const source = formSourceQuery(locale, cohort)
  const mutation = useMutation({
    mutationFn: () => publishForm(locale, cohort, from, parts),
    onSuccess: async (view) => {
      queryClient.setQueryData(source.queryKey, view)
      await queryClient.invalidateQueries({ queryKey: formsQuery(locale, cohort).queryKey })
    },
    onError: async (error) => {
      if (isApiError(error, 'version-mismatch')) await queryClient.invalidateQueries({ queryKey: source.queryKey })
    },
  })
  const { error } = mutation
  /** What was refused, until something changes. */
  const problems: readonly FieldProblem[] = isApiError(error, 'validation-failed') ? error.problem.errors : []
  return { ...mutation, problems }
}
