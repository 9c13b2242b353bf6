// A draft being filled in: parts with their progress, the form, the verdict beside it, and a last look before it is
// handed in. What needs a decision (a conflict, an expired sign-in) comes as a dialog over it.
import { type ReactNode, useState } from 'react'
import { isApiError } from '@/api/problem'
import type { AnswersView, RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { jointSave } from '@/lib/autosave'
import { AppLink } from '@/ui/app-link'
import { SaveStatus } from '@/ui/save-status'
import { AnswersConflict } from './answers-conflict'
import { CohortLine } from './cohort-line'
import { ConflictDialog } from './conflict-dialog'
import { EditStep } from './edit-step'
import { Parts } from './parts'
import { RegistrationPage } from './registration-page'
import { ReviewStep } from './review-step'
import { SignInDialog } from './sign-in-dialog'
import { type Answering, useAnswers } from './use-answers'
import { useDraft } from './use-draft'

export type EditorStep = 'edit' | 'review'

interface EditorProps {
  view: RegistrationView
  answers: AnswersView
  step: EditorStep
  /** The steps of signing in, for the case that the sign-in expires while somebody is typing. */
  signIn: (onSignedIn: () => void) => ReactNode
  onDeleted: () => void
}

export type Editing = ReturnType<typeof useDraft> & { answering: Answering }

export function Editor({ view, answers, step, signIn, onDeleted }: EditorProps) {
  const drafting = useDraft(view)
  const answering = useAnswers(view, answers, drafting.store)
  const [signedOut, setSignedOut] = useState(false)
  const { store, conflict } = drafting
  const editing = { ...drafting, answering }
  const save = jointSave(drafting.save, answering.save)
  const expired = signedOut || (save.kind === 'stopped' && isApiError(save.error, 'unauthenticated'))
  const saveAll = () => void Promise.all([store.flush(), answering.store.flush()])
  const compareAll = () => void Promise.all([store.compare(), answering.store.compare()]).catch(() => undefined)
  const goOn = () => {
    setSignedOut(false)
    saveAll()
  }
  return (
    <RegistrationPage cohort={view.cohort} lead={<CohortLine cohort={view.cohort} withDeadline />}>
      <Parts view={view} editing={editing} step={step} />
      <SaveStatus save={save} onSave={saveAll} onCompare={compareAll} />
      {step === 'review' ? (
        <ReviewStep view={view} editing={editing} onSignedOut={() => setSignedOut(true)} />
      ) : (
        <EditStep view={view} editing={editing} onDeleted={onDeleted} />
      )}
      {conflict ? <ConflictDialog view={view} store={store} mine={editing.draft} theirs={conflict} /> : null}
      {answering.conflict && !conflict ? (
        <AnswersConflict view={view} editing={editing} conflict={answering.conflict} />
      ) : null}
      {expired ? <SignInDialog>{signIn(goOn)}</SignInDialog> : null}
    </RegistrationPage>
  )
}

interface StepLinkProps {
  view: RegistrationView
  step: EditorStep
  /** The part of the page to go to. */
  part?: string
  /** Id of the words that tell links of the same words apart. */
  describedBy?: string
  children: ReactNode
}

/** A step of the same address, or a part of it. */
export function StepLink({ view, step, part, describedBy, children }: StepLinkProps) {
  const locale = useLocale()
  return (
    <AppLink
      to="/$locale/registrations/$id"
      params={{ locale, id: view.id }}
      search={step === 'review' ? { step } : {}}
      {...(part === undefined ? {} : { hash: part })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {children}
    </AppLink>
  )
}
