// Who comes instead: what will happen is said first, then who it is, and why. Refusals stand at their field.
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import { classifiersQuery } from '@/api/registers'
import type { Member, RegistrationView, Verdict } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { ErrorSummary } from '@/ui/error-summary'
import { TextAreaField } from '@/ui/form-field'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { PersonFields } from '@/ui/person-fields'
import { QuestionForm } from '@/ui/questions/question-form'
import { RequestNotice } from '@/ui/request-notice'
import { VerdictPanel } from '@/ui/verdict-panel'
import { fieldErrorText } from '../field-errors'
import { useMemberName } from '../member-name'
import { Over } from './substitutes-over'
import { controlOf, type Substituting, useRefusedLines, useSubstitution } from './use-substitution'

interface SubstituteDialogProps {
  view: RegistrationView
  /** Who goes; null where the place of somebody who left is filled. */
  out: Member | null
  /** With the name of who came. */
  onDone: (name: string) => void
  onClose: () => void
}

export function SubstituteDialog({ view, out, onDone, onClose }: SubstituteDialogProps) {
  const intl = useIntl()
  const nameOf = useMemberName(view.members, 'team')
  const substituting = useSubstitution(view, out?.id ?? null, ({ person }) => onDone(person.name.trim()))
  const { send, isPending } = substituting.sending
  return (
    <ConfirmDialog
      title={
        out
          ? intl.formatMessage({ id: 'substitute.dialog' }, { name: nameOf(out.id) })
          : intl.formatMessage({ id: 'substitute.fill' })
      }
      action={<FormattedMessage id={out ? 'substitute.do' : 'substitute.do.fill'} />}
      busy={isPending}
      onConfirm={send}
      onClose={onClose}
    >
      {out ? <WhoGoes name={nameOf(out.id)} isTold={out.email !== null} /> : null}
      <FormattedMessage id={`substitute.in.${view.cohort.consent}`} tagName="p" />
      <Errors substituting={substituting} />
      <Fields substituting={substituting} />
      <Refusal substituting={substituting} />
    </ConfirmDialog>
  )
}

function WhoGoes({ name, isTold }: { name: string; isTold: boolean }) {
  return (
    <p>
      <FormattedMessage id={isTold ? 'substitute.out' : 'substitute.out.untold'} values={{ name }} />
    </p>
  )
}

function Errors({ substituting }: { substituting: Substituting }) {
  const intl = useIntl()
  const lines = useRefusedLines(substituting)
  if (lines.length === 0) return null
  const { attempts } = substituting.sending
  return <ErrorSummary key={attempts} title={intl.formatMessage({ id: 'substitute.errors' })} lines={lines} />
}

function Fields({ substituting: { view, newcomer, questions, change, sending } }: { substituting: Substituting }) {
  const intl = useIntl()
  const { data: classifiers } = useQuery(classifiersQuery(useLocale()))
  const { person, answers, reason } = newcomer
  const errorAt = (field: string) => {
    const code = sending.refused[field]
    return code === undefined ? undefined : fieldErrorText(intl, { member: null, field, code })
  }
  if (!classifiers) return <Loading />
  return (
    <>
      <PersonFields
        person={person}
        who="member"
        asks={view.cohort.asks}
        classifiers={classifiers}
        emailOptional={view.cohort.consent === 'by_lead'}
        control={(field) => ({ id: controlOf(field), error: errorAt(field) })}
        onEdit={(edit) => change({ ...newcomer, person: { ...person, ...edit } })}
      />
      <QuestionForm
        questions={questions}
        idOf={(code) => controlOf(`answers/${code}`)}
        answer={(code) => answers[code] ?? null}
        error={(code) => sending.refused[`answers/${code}`]}
        onChange={(code, value) => change({ ...newcomer, answers: { ...answers, [code]: value } })}
      />
      <TextAreaField
        id={controlOf('reason')}
        label={intl.formatMessage({ id: 'status.stepBack.reason' })}
        optional
        rows={2}
        maxLength={4000}
        error={errorAt('reason')}
        value={reason}
        onChange={(event) => change({ ...newcomer, reason: event.target.value })}
      />
    </>
  )
}

/** What no field can put right. */
function Refusal({ substituting: { view, newcomer, sending } }: { substituting: Substituting }) {
  const nameOf = useMemberName(view.members, 'team')
  const { error } = sending
  if (!error || isApiError(error, 'validation-failed')) return null
  if (isApiError(error, 'ineligible')) {
    const isKnown = (id: string) => view.members.some((member) => member.id === id)
    const called = (id: string) => (isKnown(id) ? nameOf(id) : newcomer.person.name.trim() || undefined)
    return <Unfit verdict={error.problem.extensions.verdict as Verdict | undefined} nameOf={called} />
  }
  if (!isApiError(error, 'substitution-closed')) return <RequestNotice error={error} />
  const { until } = error.problem.extensions
  return (
    <Notice tone="warning" role="alert">
      {typeof until === 'string' ? <Over until={until} /> : <FormattedMessage id="refusal.conflict" />}
    </Notice>
  )
}

function Unfit({ verdict, nameOf }: { verdict: Verdict | undefined; nameOf: (id: string) => string | undefined }) {
  const intl = useIntl()
  return (
    <div className="k-refusal">
      <Notice tone="warning" role="alert" title={intl.formatMessage({ id: 'substitute.unfit' })}>
        <FormattedMessage id="refusal.ineligible.text" />
      </Notice>
      {verdict ? <VerdictPanel verdict={verdict} participation="team" memberName={nameOf} /> : null}
    </div>
  )
}
