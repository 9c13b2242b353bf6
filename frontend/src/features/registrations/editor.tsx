// A draft being filled in: parts with their progress, the form, the verdict beside it, and a last look before it is
// handed in. What needs a decision (a conflict, an expired sign-in) comes as a dialog over it.
import { type ReactNode, useState } from 'react'
import { isApiError } from '@/api/problem'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { CohortLine } from './cohort-line'
import { ConflictDialog } from './conflict-dialog'
import { EditStep } from './edit-step'
import { Parts } from './parts'
import { RegistrationPage } from './registration-page'
import { ReviewStep } from './review-step'
import { SaveStatus } from './save-status'
import { SignInDialog } from './sign-in-dialog'
import { useDraft } from './use-draft'

export type EditorStep = 'edit' | 'review'

interface EditorProps {
  view: RegistrationView
  step: EditorStep
  /** The steps of signing in, for the case that the sign-in expires while somebody is typing. */
  signIn: (onSignedIn: () => void) => ReactNode
  onDeleted: () => void
}

export type Editing = ReturnType<typeof useDraft>

export function Editor({ view, step, signIn, onDeleted }: EditorProps) {
  const editing = useDraft(view)
  const [signedOut, setSignedOut] = useState(false)
  const { store, save, conflict } = editing
  const expired = signedOut || (save.kind === 'stopped' && isApiError(save.error, 'unauthenticated'))
  const goOn = () => {
    setSignedOut(false)
    void store.flush()
  }
  return (
    <RegistrationPage cohort={view.cohort} lead={<CohortLine cohort={view.cohort} withDeadline />}>
      <Parts view={view} draft={editing.draft} store={store} step={step} />
      <SaveStatus save={save} onSave={() => void store.flush()} onCompare={() => void store.compare()} />
      {step === 'review' ? (
        <ReviewStep view={view} editing={editing} onSignedOut={() => setSignedOut(true)} />
      ) : (
        <EditStep view={view} editing={editing} onDeleted={onDeleted} />
      )}
      {conflict ? <ConflictDialog view={view} store={store} mine={editing.draft} theirs={conflict} /> : null}
      {expired ? <SignInDialog>{signIn(goOn)}</SignInDialog> : null}
    </RegistrationPage>
  )
}

interface StepLinkProps {
  view: RegistrationView
  step: EditorStep
  /** The part of the page to go to. */
  part?: string
  children: ReactNode
}

/** A step of the same address, or a part of it. */
export function StepLink({ view, step, part, children }: StepLinkProps) {
  const locale = useLocale()
  return (
    <AppLink
      to="/$locale/registrations/$id"
      params={{ locale, id: view.id }}
      search={step === 'review' ? { step } : {}}
      {...(part === undefined ? {} : { hash: part })}
    >
      {children}
    </AppLink>
  )
}
