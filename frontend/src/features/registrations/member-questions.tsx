// What the organiser asks of each member, on the member's card: answered by the lead, or by the person themselves.
import { FormattedMessage } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { StatusSign } from '@/ui/status-sign'
import { AnswerFields } from './answer-fields'
import { answerId, answerKey } from './answer-source'
import { answeredBy, askedOfMember, asksMembers } from './asked'
import type { DraftMember } from './draft'
import type { Editing } from './editor'

interface MemberQuestionsProps {
  view: RegistrationView
  editing: Editing
  member: DraftMember
}

export function MemberQuestions({ view, editing, member }: MemberQuestionsProps) {
  const { answering, store } = editing
  if (!asksMembers(answering.view)) return null
  const by = answeredBy(view, answering.view, store, member)
  if (by === 'lead') {
    const questions = askedOfMember(answering.view, store, member.id)
    return <AnswerFields answering={answering} member={member.id} questions={questions} />
  }
  return (
    <p className="k-standing" id={answerId(answerKey(member.id, ''))} tabIndex={-1}>
      <StatusSign sign={by === 'answered' ? 'met' : 'open'} />
      <span>
        <FormattedMessage id={`answers.self.${by}`} />
      </span>
    </p>
  )
}
