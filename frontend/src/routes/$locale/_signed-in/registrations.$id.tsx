// One registration: the form while it is a draft, afterwards where it stands, or changing what was handed in.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { RegistrationView } from '@/api/types'
import { isBeingAmended } from '@/features/registrations/amend/kept-wish'
import { accountDoor } from '@/features/registrations/door'
import { Editor } from '@/features/registrations/editor'
import { answersQuery, registrationQuery } from '@/features/registrations/queries'
import { StatusPage } from '@/features/registrations/status-page'
import { SignInSteps } from '@/features/session/sign-in-steps'
import { useLocale } from '@/i18n/use-locale'
import { focusHeading } from '@/ui/focus-on-navigation'
import { Loading } from '@/ui/loading'
import { Meetings } from '../-meetings'

// Most visits look at what was handed in, and change nothing.
const AmendPage = lazy(async () => ({ default: (await import('@/features/registrations/amend/amend-page')).AmendPage }))

export const Route = createFileRoute('/$locale/_signed-in/registrations/$id')({
  validateSearch: ({ step }: Record<string, unknown>): { step?: 'review' | 'change' | undefined } => ({
    step: step === 'review' || step === 'change' ? step : undefined,
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
  const { step } = Route.useSearch()
  useHeadingFocus(`${view.state} ${step === 'change'}`)
  const key = `${locale} ${id}`
  return view.state === 'draft' ? <DraftRoute key={key} view={view} /> : <HandedInRoute key={key} view={view} />
}

/** A step forward or back shows another page at the same address; its heading takes focus as after a navigation. */
function useHeadingFocus(shown: string): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current !== shown) focusHeading()
    before.current = shown
  }, [shown])
}

/** Once what it stands beside is there. */
function FocusHeading() {
  useEffect(() => focusHeading(), [])
  return null
}

function HandedInRoute({ view }: { view: RegistrationView }) {
  const locale = useLocale()
  const navigate = Route.useNavigate()
  const { step } = Route.useSearch()
  const [isAmended, setAmended] = useState(false)
  const { data: answers } = useSuspenseQuery(answersQuery(locale, view.id))
  const signIn = useSignIn(view)
  const isChanging = step === 'change' && isBeingAmended(view)
  const [beganChanging] = useState(isChanging)
  const cameLater = !beganChanging
  if (!isChanging) {
    return (
      <StatusPage
        view={view}
        door={accountDoor(locale, view.id)}
        isAmended={isAmended}
        sessions={<Meetings view={view} />}
      />
    )
  }
  return (
    <Suspense fallback={<Loading />}>
      <AmendPage
        view={view}
        answers={answers}
        signIn={signIn}
        onSaved={() => {
          setAmended(true)
          void navigate({ search: {}, replace: true })
        }}
      />
      {cameLater ? <FocusHeading /> : null}
    </Suspense>
  )
}

function DraftRoute({ view }: { view: RegistrationView }) {
  const locale = useLocale()
  const navigate = Route.useNavigate()
  const { step } = Route.useSearch()
  const { data: answers } = useSuspenseQuery(answersQuery(locale, view.id))
  return (
    <Editor
      view={view}
      answers={answers}
      step={step === 'review' ? step : 'edit'}
      signIn={useSignIn(view)}
      onDeleted={() => navigate({ to: '/$locale/registrations', params: { locale }, replace: true })}
    />
  )
}

/** The steps of signing in again, over what somebody is typing. */
function useSignIn(view: RegistrationView) {
  const locale = useLocale()
  const { session } = Route.useRouteContext()
  return (onSignedIn: () => void) => (
    <SignInSteps
      initialEmail={session.person.email}
      returnTo={`/${locale}/registrations/${view.id}`}
      onSignedIn={onSignedIn}
    />
  )
}
