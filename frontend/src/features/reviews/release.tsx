// Telling everybody at once: proposed decisions take effect and are sent together, after a look at who will be told
// what. Until then no applicant sees anything of them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import { isApiError } from '@/api/problem'
import type { DeskCohort, ReviewRow } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'
import { ChangedMark } from './changed-mark'
import { proposedQuery, REVIEWS_KEY, releaseDecisions } from './queries'
import { RoleNote } from './role-note'
import { atLeast } from './roles'

export function Release({ cohort }: { cohort: DeskCohort }) {
  const [asking, setAsking] = useState(false)
  const [released, setReleased] = useState<number | null>(null)
  const { proposed } = cohort.counts
  if (proposed === 0) {
    return (
      <div role="status" className="k-released">
        {released === null ? null : (
          <Notice tone="success">
            <FormattedMessage id="release.done" values={{ count: released }} />
          </Notice>
        )}
      </div>
    )
  }
  return (
    <div className="k-release">
      <p>
        <FormattedMessage id="release.waiting" values={{ count: proposed }} />
      </p>
      {atLeast(cohort.my_role, 'coordinator') ? (
        <Button onClick={() => setAsking(true)}>
          <FormattedMessage id="release.button" values={{ count: proposed }} />
        </Button>
      ) : (
        <RoleNote mine={cohort.my_role} needed="coordinator" />
      )}
      {asking ? (
        <ReleaseDialog
          cohort={cohort}
          onClose={() => setAsking(false)}
          onReleased={(count) => {
            setReleased(count)
            setAsking(false)
          }}
        />
      ) : null}
    </div>
  )
}

interface ReleaseDialogProps {
  cohort: DeskCohort
  onClose: () => void
  onReleased: (count: number) => void
}

function ReleaseDialog({ cohort, onClose, onReleased }: ReleaseDialogProps) {
  const intl = useIntl()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [intent] = useState(createIntent)
  const proposed = useQuery(proposedQuery(locale, cohort.id))
  const release = useMutation({
    mutationFn: () => intent.run((key) => releaseDecisions(locale, cohort.id, key)),
    onSuccess: async ({ released }) => {
      onReleased(released.length)
      await queryClient.invalidateQueries({ queryKey: REVIEWS_KEY })
    },
    onError: async (error) => {
      if (isApiError(error, 'changed-since-proposed')) await queryClient.invalidateQueries({ queryKey: REVIEWS_KEY })
    },
  })
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: 'release.title' })}
      action={
        <FormattedMessage id="release.button" values={{ count: proposed.data?.length ?? cohort.counts.proposed }} />
      }
      busy={release.isPending}
      onConfirm={() => release.mutate()}
      onClose={onClose}
    >
      <p>
        <FormattedMessage id="release.text" />
      </p>
      {proposed.isError ? <RequestNotice error={proposed.error} /> : null}
      {proposed.data ? <Preview rows={proposed.data} /> : <Loading />}
      {release.isError ? <ReleaseRefusal error={release.error} rows={proposed.data ?? []} /> : null}
    </ConfirmDialog>
  )
}

function useRowName() {
  const intl = useIntl()
  return (row: ReviewRow | undefined) =>
    row?.team_name ?? row?.lead_name ?? intl.formatMessage({ id: 'reviews.nameless' })
}

function Preview({ rows }: { rows: readonly ReviewRow[] }) {
  const nameOf = useRowName()
  const outcomes = (['offer', 'waitlist', 'decline'] as const).filter((outcome) =>
    rows.some(({ proposed }) => proposed === outcome),
  )
  return outcomes.map((outcome) => {
    const told = rows.filter(({ proposed }) => proposed === outcome)
    return (
      <section key={outcome}>
        <h3 className="ds-heading">
          <FormattedMessage id={`release.group.${outcome}`} values={{ count: told.length }} />
        </h3>
        <ul className="k-list">
          {told.map((row) => (
            <li key={row.id}>
              {nameOf(row)}
              {row.municipality ? <span className="k-quiet"> {row.municipality.label}</span> : null}
              {row.changed_since_proposed ? <ChangedMark /> : null}
              {row.proposed_reason ? <blockquote className="k-reason">{row.proposed_reason}</blockquote> : null}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

/** Releasing is all or nothing, and says so. */
function ReleaseRefusal({ error, rows }: { error: Error; rows: readonly ReviewRow[] }) {
  if (isApiError(error, 'changed-since-proposed')) {
    return <ToReadAgain ids={idsIn(error.problem.extensions.registrations)} rows={rows} />
  }
  if (isApiError(error, 'capacity-exhausted', 'municipality-taken')) {
    const id = error.problem.code === 'capacity-exhausted' ? 'release.refused.capacity' : 'release.refused.municipality'
    return (
      <Notice tone="warning" role="alert">
        <FormattedMessage id={id} />
      </Notice>
    )
  }
  return <RequestNotice error={error} />
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}

/** Which registrations were changed after what was proposed for them, each with the way to it. */
function ToReadAgain({ ids, rows }: { ids: readonly string[]; rows: readonly ReviewRow[] }) {
  const locale = useLocale()
  const nameOf = useRowName()
  return (
    <Notice tone="warning" role="alert">
      <FormattedMessage id="release.refused.changed" values={{ count: ids.length }} tagName="p" />
      <ul className="k-list">
        {ids.map((id) => (
          <li key={id}>
            <AppLink to="/$locale/desk/registrations/$id" params={{ locale, id }}>
              {nameOf(rows.find((row) => row.id === id))}
            </AppLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
