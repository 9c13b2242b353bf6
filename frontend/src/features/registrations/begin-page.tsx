// Beginning a registration: what was composed in the public checker is carried over into the draft.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import type { CohortView, RegistrationRow, Session } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { clearComposition, keptComposition } from '@/lib/composition'
import { AppLink } from '@/ui/app-link'
import { Button, ButtonLink } from '@/ui/button'
import { WindowWords } from '@/ui/cohort-words'
import { LocalText } from '@/ui/local-text'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { RequestNotice } from '@/ui/request-notice'
import { StateTag } from '@/ui/state-tag'
import { firstDraft } from './first-draft'
import { NextWords } from './next-words'
import { beginRegistration, REGISTRATIONS_KEY, registrationKey } from './queries'

interface BeginPageProps {
  cohort: CohortView
  session: Session
  /** Registrations of this person in this cohort that are no drafts. */
  earlier: readonly RegistrationRow[]
}

export function BeginPage({ cohort, session, earlier }: BeginPageProps) {
  const intl = useIntl()
  return (
    <Page
      title={intl.formatMessage({ id: 'begin.title' })}
      lead={
        <p>
          <LocalText value={cohort.programme.title} />
          {' · '}
          <WindowWords phase={cohort.phase} opens={cohort.opens} closes={cohort.closes} />
        </p>
      }
    >
      <Earlier rows={earlier} />
      <Beginning cohort={cohort} session={session} />
    </Page>
  )
}

function Beginning({ cohort, session }: Pick<BeginPageProps, 'cohort' | 'session'>) {
  const composition = keptComposition.load(cohort.id)
  const isTeam = cohort.participation === 'team'
  if (cohort.by_rsvp) return <ByRsvp cohort={cohort} />
  if (cohort.phase !== 'open') {
    return (
      <Notice tone="warning">
        <FormattedMessage id="refusal.registrationClosed" />
      </Notice>
    )
  }
  return (
    <>
      <p>
        <FormattedMessage id={`begin.text.${cohort.participation}`} />
      </p>
      {isTeam && composition && composition.members.length > 0 ? (
        <p>
          <FormattedMessage id="begin.carried" values={{ count: composition.members.length }} />
        </p>
      ) : null}
      <p>
        <NextWords cohort={cohort} />
      </p>
      <BeginButton cohort={cohort} session={session} />
    </>
  )
}

/** Nobody registers in such a cohort; whoever came here by an address goes where they can say that they come. */
function ByRsvp({ cohort: { programme } }: { cohort: CohortView }) {
  const locale = useLocale()
  return (
    <>
      <p>
        <FormattedMessage id="begin.byRsvp" />
      </p>
      <ButtonLink to="/$locale/programmes/$slug" params={{ locale, slug: programme.slug }}>
        <FormattedMessage id="registration.programme" />
      </ButtonLink>
    </>
  )
}

function Earlier({ rows }: { rows: readonly RegistrationRow[] }) {
  const locale = useLocale()
  if (rows.length === 0) return null
  return (
    <Notice>
      <FormattedMessage id="begin.earlier" />
      <ul className="k-list">
        {rows.map((row) => (
          <li key={row.id}>
            <AppLink to="/$locale/registrations/$id" params={{ locale, id: row.id }}>
              {row.team_name ?? <LocalText value={row.cohort.programme.title} />}
            </AppLink>{' '}
            <StateTag state={row.state} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function BeginButton({ cohort, session }: { cohort: CohortView; session: Session }) {
  const locale = useLocale()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [intent] = useState(createIntent)
  const begin = useMutation({
    mutationFn: () =>
      intent.run((key) =>
        beginRegistration(locale, cohort.id, firstDraft(cohort, session, keptComposition.load(cohort.id)), key),
      ),
    onSuccess: async (view) => {
      clearComposition(cohort.id)
      queryClient.setQueryData(registrationKey(locale, view.id), view)
      await queryClient.invalidateQueries({ queryKey: [...REGISTRATIONS_KEY, 'list'] })
      await navigate({ to: '/$locale/registrations/$id', params: { locale, id: view.id }, replace: true })
    },
  })
  return (
    <>
      {begin.isError ? <RequestNotice error={begin.error} /> : null}
      <div className="k-actions">
        <Button busy={begin.isPending} onClick={() => begin.mutate()}>
          <FormattedMessage id="begin.button" />
        </Button>
      </div>
    </>
  )
}
