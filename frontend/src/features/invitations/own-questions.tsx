// What the organiser asks of somebody who said yes. Answers save themselves while the team is a draft; afterwards they
// are read.
import { FormattedMessage } from 'react-intl'
import type { FormQuestion, InvitationQuestions } from '@/api/types'
import { LocalText } from '@/ui/local-text'
import { AnswerList } from '@/ui/questions/answer-list'
import { FilesReadable } from '@/ui/questions/files'
import { QuestionForm } from '@/ui/questions/question-form'
import { readPart } from '@/ui/questions/reading'
import { SaveStatus } from '@/ui/save-status'
import { Section } from '@/ui/section'
import { StatusSign } from '@/ui/status-sign'
import type { AnswerProps } from './invitation-page'
import { useOwnAnswers } from './own-answers'

interface OwnQuestionsProps extends AnswerProps {
  questions: InvitationQuestions
}

export function OwnQuestions(props: OwnQuestionsProps) {
  return (
    <Section title={<FormattedMessage id="invitation.questions" />} className="k-own-questions">
      <FilesReadable value={false}>
        {props.questions.editable ? <Asked {...props} /> : <Answered questions={props.questions} />}
      </FilesReadable>
    </Section>
  )
}

function Asked(props: OwnQuestionsProps) {
  const { store, view, save, errors, sendFile } = useOwnAnswers(props)
  const { parts, hidden, missing } = view.questions
  const again = () => void store.flush()
  return (
    <>
      <p>
        <FormattedMessage id="invitation.questions.text" />
      </p>
      <SaveStatus save={save} onSave={again} onCompare={again} />
      {parts.map((part) => (
        <div key={part.code}>
          {parts.length > 1 ? (
            <h3 className="ds-heading">
              <LocalText value={part.title} />
            </h3>
          ) : null}
          <QuestionForm
            questions={asked(part.questions, hidden)}
            idOf={(code) => `own-${code}`}
            answer={(code) => store.answer(code)}
            error={(code) => errors[code]}
            onChange={(code, value) => store.change(code, value)}
            onSend={sendFile}
          />
        </div>
      ))}
      <p className="k-standing" role="status">
        <StatusSign sign={missing.length === 0 ? 'met' : 'open'} />
        <span>
          <FormattedMessage id="invitation.questions.left" values={{ count: missing.length }} />
        </span>
      </p>
    </>
  )
}

function asked(questions: readonly FormQuestion[], hidden: readonly string[]): FormQuestion[] {
  return questions.filter(({ of, code }) => of === 'member' && !hidden.includes(code))
}

function Answered({ questions: { parts, answers, hidden } }: { questions: InvitationQuestions }) {
  const read = {
    people: [{ id: 'own', name: null }],
    answer: (_: string | null, code: string) => answers[code] ?? null,
    isAsked: (member: string | null, { code }: FormQuestion) => member !== null && !hidden.includes(code),
    isLacking: () => false,
  }
  return parts.map((part) => <AnswerList key={part.code} questions={readPart(part, read)} />)
}
