// Publishing the work on top of the version it was begun from. Whoever was slower keeps what they wrote, sees what the
// other one published, and decides again.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isApiError } from '@/api/problem'
import type { RuleSetView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import type { Work } from './model/work'
import { publishRules, RULES_KEY, ruleSetQuery } from './queries'

export interface Justification {
  reason: string | null
  override_reason: string | null
}

export interface Publication {
  publish: (why: Justification) => void
  reset: () => void
  isPending: boolean
  error: Error | null
}

interface PublicationOptions {
  cohort: string
  published: RuleSetView
  work: Work
  onPublished: (view: RuleSetView) => void
  onRefused: (error: Error) => void
}

export function usePublication({ cohort, published, work, onPublished, onRefused }: PublicationOptions): Publication {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const { queryKey } = ruleSetQuery(locale, cohort)
  const mutation = useMutation({
    mutationFn: (why: Justification) =>
      publishRules(locale, cohort, published.version, { rules: work.rules, test_teams: work.testTeams, ...why }),
    onSuccess: async (view) => {
      queryClient.setQueryData(queryKey, view)
      onPublished(view)
      const passing = ['versions', 'what-if']
      await queryClient.invalidateQueries({
        queryKey: RULES_KEY,
        predicate: ({ queryKey: key }) => passing.includes(String(key[1])),
      })
    },
    onError: async (error) => {
      onRefused(error)
      if (isApiError(error, 'version-mismatch')) await queryClient.invalidateQueries({ queryKey })
    },
  })
  return { publish: mutation.mutate, reset: mutation.reset, isPending: mutation.isPending, error: mutation.error }
}
