// What was handed in, as fields: the whole, its people, and the answers to the organiser's questions.
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage } from 'react-intl'
import { classifiersQuery } from '@/api/registers'
import type { FormPart, FormQuestion } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Loading } from '@/ui/loading'
import { LocalText } from '@/ui/local-text'
import { AnswerFields } from '../answer-fields'
import { answerId, answerKey } from '../answer-source'
import { answeredBy, asksMembers, formPartId } from '../asked'
import type { DraftMember } from '../draft'
import { MemberFields } from '../member-fields'
import { type FormProps, TeamFields } from '../team-fields'
import { AmendMembers } from './amend-members'
import type { Amendment } from './use-amendment'
import { isAsked } from './wish'

export function AmendForm({ amendment }: { amendment: Amendment }) {
  const { data: classifiers } = useQuery(classifiersQuery(useLocale()))
  const { view, answers, wish, errors, changeDraft } = amendment
  if (!classifiers) return <Loading />
  const form = { view, draft: wish.draft, errors, classifiers, onChange: changeDraft }
  return (
    <>
      {view.cohort.participation === 'team' ? (
        <>
          <h2 className="ds-heading">
            <FormattedMessage id="editor.part.team" />
          </h2>
          <TeamFields {...form} />
          <AmendMembers form={form} questions={(member) => <MemberQuestions amendment={amendment} member={member} />} />
        </>
      ) : (
        <OwnDetails form={form} />
      )}
      {answers.form.parts.map((part) => (
        <Part key={part.code} amendment={amendment} part={part} />
      ))}
    </>
  )
}

function OwnDetails({ form }: { form: FormProps }) {
  const [only] = form.draft.members
  return (
    <>
      <h2 className="ds-heading">
        <FormattedMessage id="editor.part.you" />
      </h2>
      <div className="k-fields">
        {only ? <MemberFields {...form} member={only} /> : null}
        <TeamFields {...form} />
      </div>
    </>
  )
}

interface QuestionsProps {
  amendment: Amendment
  /** Null for questions about the registration. */
  member: string | null
  questions: readonly FormQuestion[]
}

function asked({ wish, view, answers, needed }: Amendment, member: string | null, questions: readonly FormQuestion[]) {
  return questions.filter((question) => isAsked(wish, { view, answers }, needed, member, question))
}

function Questions({ amendment, member, questions }: QuestionsProps) {
  const { answer, changeAnswer, answerErrors, sendFile } = amendment
  return (
    <AnswerFields
      answering={{ store: { answer, change: changeAnswer }, errors: answerErrors, sendFile }}
      member={member}
      questions={asked(amendment, member, questions)}
    />
  )
}

/** Questions about the registration; and about a single person, who is the registration. */
function Part({ amendment, part }: { amendment: Amendment; part: FormPart }) {
  const { view, wish } = amendment
  const [only] = view.cohort.participation === 'person' ? wish.draft.members : []
  const ofOnly = only ? asked(amendment, only.id, part.questions) : []
  if (asked(amendment, null, part.questions).length + ofOnly.length === 0) return null
  return (
    <>
      <h2 className="ds-heading" id={formPartId(part.code)} tabIndex={-1}>
        <LocalText value={part.title} />
      </h2>
      <Questions amendment={amendment} member={null} questions={part.questions} />
      {only ? <Questions amendment={amendment} member={only.id} questions={part.questions} /> : null}
    </>
  )
}

/** On a member's card; who speaks for themselves answers by their own link. */
function MemberQuestions({ amendment, member }: { amendment: Amendment; member: DraftMember }) {
  const { view, answers, people } = amendment
  if (!asksMembers(answers)) return null
  const questions = answers.form.parts.flatMap((part) => part.questions)
  if (answeredBy(view, answers, people, member) === 'lead') {
    return <Questions amendment={amendment} member={member.id} questions={questions} />
  }
  return (
    <p className="k-quiet" id={answerId(answerKey(member.id, ''))} tabIndex={-1}>
      <FormattedMessage id="amend.answersThemselves" />
    </p>
  )
}
