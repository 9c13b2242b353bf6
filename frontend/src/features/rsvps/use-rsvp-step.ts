// Saying yes or no: one key per intent; after a refusal the page shows where things stand now.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createIntent } from '@/api/intent'
import { isApiError } from '@/api/problem'
import { useLocale } from '@/i18n/use-locale'
import { type RsvpStep, rsvpKey, rsvpQuery, takeRsvpStep } from './queries'

export function useRsvpStep(token: string, step: RsvpStep) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [intent] = useState(createIntent)
  return useMutation({
    mutationFn: () => intent.run((key) => takeRsvpStep(locale, step, token, key)),
    onSuccess: (view) => queryClient.setQueryData(rsvpKey(locale, token), view),
    onError: async (error) => {
      // A link that has lapsed meanwhile has nothing left to show; of a lost race the newer state is shown.
      if (isApiError(error, 'validation-failed')) await queryClient.resetQueries({ queryKey: rsvpKey(locale, token) })
      else if (isApiError(error) && error.problem.status === 409) await queryClient.fetchQuery(rsvpQuery(locale, token))
    },
  })
}
