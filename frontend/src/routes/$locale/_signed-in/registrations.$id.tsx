// One registration: the form while it is a draft, afterwards where it stands.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { FormattedMessage } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { SessionList } from '@/features/programmes/session-list'
import { Editor } from '@/features/registrations/editor'
import { cohortQuery, registrationQuery } from '@/features/registrations/queries'
import { StatusPage } from '@/features/registrations/status-page'
import { RsvpOffer } from '@/features/rsvps/rsvp-offer'
import { SignInSteps } from '@/features/session/sign-in-steps'
import { useLocale } from '@/i18n/use-locale'
import { focusHeading } from '@/ui/focus-on-navigation'
import { Section } from '@/ui/section'

export const Route = createFileRoute('/$locale/_signed-in/registrations/$id')({
  validateSearch: ({ step }: Record<string, unknown>): { step?: 'review' | undefined } => ({
    step: step === 'review' ? step : undefined,
  }),
  loader: ({ context, params }) => context.queryClient.ensureQueryData(registrationQuery(context.locale, params.id)),
  component: RegistrationRoute,
})

function RegistrationRoute() {
  const { id } = Route.useParams()
  const locale = useLocale()
  const { data: view } = useSuspenseQuery(registrationQuery(locale, id))
  useHeadingFocus(view.state)
  if (view.state === 'draft') return <DraftRoute key={`${locale} ${id}`} view={view} />
  return <StatusPage view={view} sessions={<Sessions view={view} />} />
}

/** A step forward or back shows another page at the same address; its heading takes focus as after a navigation. */
function useHeadingFocus(state: RegistrationView['state']): void {
  const shown = useRef(state)
  useEffect(() => {
    if (shown.current !== state) focusHeading()
    shown.current = state
  }, [state])
}

function DraftRoute({ view }: { view: RegistrationView }) {
  const locale = useLocale()
  const navigate = Route.useNavigate()
  const { step = 'edit' } = Route.useSearch()
  const { session } = Route.useRouteContext()
  return (
    <Editor
      view={view}
      step={step}
      signIn={(onSignedIn) => (
        <SignInSteps
          initialEmail={session.person.email}
          returnTo={`/${locale}/registrations/${view.id}`}
          onSignedIn={onSignedIn}
        />
      )}
      onDeleted={() => navigate({ to: '/$locale/registrations', params: { locale }, replace: true })}
    />
  )
}

function Sessions({ view }: { view: RegistrationView }) {
  const { data: cohort } = useQuery(cohortQuery(useLocale(), view.cohort.id))
  if (!cohort || cohort.sessions.length === 0) return null
  return (
    <Section title={<FormattedMessage id="session.title" />}>
      <SessionList cohort={cohort} rsvp={(session) => <RsvpOffer cohort={cohort} session={session} />} />
    </Section>
  )
}
