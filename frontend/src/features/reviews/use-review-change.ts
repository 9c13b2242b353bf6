// Changing a review. Whoever was slower sees the newer state beside the refusal and decides again; what they wrote stays.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createIntent } from '@/api/intent'
import { isApiError } from '@/api/problem'
import type { ReviewView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import {
  completeRegistration,
  type Decision,
  proposeDecision,
  REVIEWS_KEY,
  reopenRegistration,
  reviewQuery,
  withdrawProposal,
} from './queries'

function useReviewChange<Input>(review: ReviewView, send: (input: Input) => Promise<ReviewView>) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const query = reviewQuery(locale, review.registration.id)
  return useMutation({
    mutationFn: send,
    onSuccess: async (next) => {
      await queryClient.invalidateQueries({
        queryKey: REVIEWS_KEY,
        predicate: ({ queryKey }) => queryKey[1] !== 'detail' && queryKey[1] !== 'rules',
      })
      queryClient.setQueryData(query.queryKey, next)
    },
    onError: async (error) => {
      if (isApiError(error, 'version-mismatch', 'invalid-transition')) {
        await queryClient.invalidateQueries({ queryKey: query.queryKey })
      }
    },
  })
}

export function useProposal(review: ReviewView) {
  const locale = useLocale()
  return useReviewChange(review, (decision: Decision) =>
    proposeDecision(locale, review.registration.id, review.version, decision),
  )
}

export function useProposalWithdrawal(review: ReviewView) {
  const locale = useLocale()
  return useReviewChange(review, () => withdrawProposal(locale, review.registration.id, review.version))
}

export function useReopening(review: ReviewView) {
  const locale = useLocale()
  const [intent] = useState(createIntent)
  return useReviewChange(review, (reason: string) =>
    intent.run((key) => reopenRegistration(locale, review.registration.id, review.version, reason, key)),
  )
}

export function useCompletion(review: ReviewView) {
  const locale = useLocale()
  const [intent] = useState(createIntent)
  return useReviewChange(review, () =>
    intent.run((key) => completeRegistration(locale, review.registration.id, review.version, key)),
  )
}
