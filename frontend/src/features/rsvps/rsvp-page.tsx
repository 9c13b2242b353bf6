// The page behind a mailed link: will I come, do I have a place, how do I join, and the way out.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { RsvpView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { ButtonLink } from '@/ui/button'
import { focusHeading } from '@/ui/focus-on-navigation'
import { KeepingWords } from '@/ui/keeping'
import { Loading } from '@/ui/loading'
import { Page } from '@/ui/page'
import { ProblemPage } from '@/ui/problem-page'
import { AboutMeeting } from './about-meeting'
import { CancelButton, ConfirmButton } from './answers'
import { Attending } from './attending'
import { rsvpQuery } from './queries'
import { type Standing, standingOf } from './standing'

/** `null` where no link was opened in this tab. */
export function RsvpPage({ token }: { token: string | null }) {
  return token === null ? <DeadEnd why="no_link" /> : <Opened key={token} token={token} />
}

function Opened({ token }: { token: string }) {
  const { data: view, error } = useQuery(rsvpQuery(useLocale(), token))
  if (view) return <Answer view={view} token={token} />
  if (isApiError(error, 'validation-failed')) return <DeadEnd why="lapsed" />
  return error ? <ProblemPage error={error} /> : <Loading />
}

/** An answer shows another page at the same address; its heading takes focus as after a navigation. */
function useHeadingFocus(standing: Standing): void {
  const shown = useRef(standing)
  useEffect(() => {
    if (shown.current !== standing) focusHeading()
    shown.current = standing
  }, [standing])
}

function Answer({ view, token }: { view: RsvpView; token: string }) {
  const intl = useIntl()
  const standing = standingOf(view)
  const { name, waitlist_position: position } = view
  useHeadingFocus(standing)
  return (
    <Page
      title={intl.formatMessage({ id: `rsvp.title.${standing}` }, { position })}
      lead={
        <p>
          <FormattedMessage id={`rsvp.text.${standing}`} values={{ name }} />
        </p>
      }
    >
      {standing === 'attending' ? <Attending view={view} /> : null}
      {standing === 'asked' ? (
        <ConfirmButton token={token} cancel={<CancelButton view={view} token={token} />} />
      ) : null}
      <AboutMeeting view={view} />
      {standing === 'attending' || standing === 'waitlisted' ? <Leaving view={view} token={token} /> : null}
      <p className="k-quiet">
        <FormattedMessage id="rsvp.kept" /> <KeepingWords kept={view.kept} />
      </p>
    </Page>
  )
}

function Leaving({ view, token }: { view: RsvpView; token: string }) {
  if (!view.actions.includes('cancel')) return null
  return (
    <div className="k-actions">
      <CancelButton view={view} token={token} />
    </div>
  )
}

function DeadEnd({ why }: { why: 'lapsed' | 'no_link' }): ReactNode {
  const intl = useIntl()
  const locale = useLocale()
  return (
    <Page title={intl.formatMessage({ id: `rsvp.title.${why}` })}>
      <p>
        <FormattedMessage id={`rsvp.text.${why}`} />
      </p>
      <ButtonLink to="/$locale" params={{ locale }}>
        <FormattedMessage id="problem.home" />
      </ButtonLink>
    </Page>
  )
}
