// Whether what was handed in may be changed until the deadline: said to everybody of the organisation, decided by those
// who may. Writing replaces the whole cohort, so it is read first and goes back as it was but for this one word.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { RequestNotice } from '@/ui/request-notice'
import { Section } from '@/ui/section'
import { deskCohortQuery, REVIEWS_KEY, setAmendable } from './queries'
import { atLeast } from './roles'

export function Amendable({ cohort }: { cohort: DeskCohort }) {
  return (
    <Section title={<FormattedMessage id="amendable.title" />}>
      {atLeast(cohort.my_role, 'coordinator') ? (
        <Choice cohort={cohort} />
      ) : (
        <p>
          <FormattedMessage id={`amendable.is.${cohort.amendable}`} />
        </p>
      )}
    </Section>
  )
}

/** What is chosen here and not saved yet outlives a refusal; what was saved elsewhere shows where nothing is. */
function Choice({ cohort }: { cohort: DeskCohort }) {
  const id = useId()
  const [chosen, setChosen] = useState<boolean | null>(null)
  const save = useSaving(cohort, () => setChosen(null))
  const checked = chosen ?? cohort.amendable
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(checked)
      }}
    >
      <label className="k-choice" htmlFor={id}>
        <input
          id={id}
          className="ds-input"
          type="checkbox"
          checked={checked}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setChosen(event.target.checked)}
        />
        <FormattedMessage id="amendable.label" />
      </label>
      <p id={`${id}-hint`} className="k-hint">
        <FormattedMessage id="amendable.hint" />
      </p>
      {save.isError ? <RequestNotice error={save.error} /> : null}
      <div className="k-actions">
        <Button type="submit" variant="secondary" busy={save.isPending}>
          <FormattedMessage id="amendable.save" />
        </Button>
      </div>
      <p role="status">
        {save.isSuccess && chosen === null ? <FormattedMessage id={`amendable.is.${cohort.amendable}`} /> : null}
      </p>
    </form>
  )
}

function useSaving(cohort: DeskCohort, onSaved: () => void) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (amendable: boolean) => setAmendable(locale, cohort.id, amendable),
    onSuccess: async ({ cohort: { amendable } }) => {
      const { queryKey } = deskCohortQuery(locale, cohort.id)
      queryClient.setQueryData(queryKey, (known) => known && { ...known, amendable: amendable ?? known.amendable })
      onSaved()
      await queryClient.invalidateQueries({ queryKey: REVIEWS_KEY })
    },
  })
}
