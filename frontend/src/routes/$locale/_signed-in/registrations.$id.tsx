// One registration: the form while it is a draft, afterwards where it stands.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { RegistrationView } from '@/api/types'
import { accountDoor } from '@/features/registrations/door'
import { Editor } from '@/features/registrations/editor'
import { answersQuery, registrationQuery } from '@/features/registrations/queries'
import { StatusPage } from '@/features/registrations/status-page'
import { SignInSteps } from '@/features/session/sign-in-steps'
import { useLocale } from '@/i18n/use-locale'
import { focusHeading } from '@/ui/focus-on-navigation'
import { Meetings } from '../-meetings'

export const Route = createFileRoute('/$locale/_signed-in/registrations/$id')({
  validateSearch: ({ step }: Record<string, unknown>): { step?: 'review' | undefined } => ({
    step: step === 'review' ? step : undefined,
  }),
  loader: ({ context: { queryClient, locale }, params: { id } }) =>
    Promise.all([
      queryClient.ensureQueryData(registrationQuery(locale, id)),
      queryClient.ensureQueryData(answersQuery(locale, id)),
    ]),
  component: RegistrationRoute,
})

function RegistrationRoute() {
  const { id } = Route.useParams()
  const locale = useLocale()
  const { data: view } = useSuspenseQuery(registrationQuery(locale, id))
  useHeadingFocus(view.state)
  if (view.state === 'draft') return <DraftRoute key={`${locale} ${id}`} view={view} />
  return <StatusPage view={view} door={accountDoor(locale, id)} sessions={<Meetings view={view} />} />
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
  const { data: answers } = useSuspenseQuery(answersQuery(locale, view.id))
  return (
    <Editor
      view={view}
      answers={answers}
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
