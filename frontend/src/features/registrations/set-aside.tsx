// Answers that no question asks for any more, because the organiser changed the questions: to be read and copied from,
// since handing in drops them.
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { AnswerChange, AnsweredFile, AnswersView, RegistrationView } from '@/api/types'
import { Button } from '@/ui/button'
import { useAnswerWords } from '@/ui/questions/answer-words'
import { FileLink } from '@/ui/questions/file-link'
import { isFile } from '@/ui/questions/files'
import { Section } from '@/ui/section'
import { placeOf, questionOf } from './answer-source'
import type { Editing } from './editor'
import { useMemberName } from './member-name'

interface Kept {
  key: string
  label: string
  words: string
  file: AnsweredFile | null
}

interface SetAsideProps {
  view: RegistrationView
  editing: Editing
}

export function SetAside(props: SetAsideProps) {
  const kept = useKept(props)
  if (kept.length === 0) return null
  return (
    <Section className="k-set-aside" title={<FormattedMessage id="answers.setAside" />}>
      <p>
        <FormattedMessage id="answers.setAside.text" values={{ count: kept.length }} />
      </p>
      <ul className="k-plain k-rows">
        {kept.map(({ key, ...one }) => (
          <KeptAnswer key={key} {...one} />
        ))}
      </ul>
    </Section>
  )
}

function KeptAnswer({ label, words, file }: Omit<Kept, 'key'>) {
  return (
    <li>
      <div className="k-kept-answer">
        <strong>{label}</strong>
        <p className="k-said-by-them">{file ? <FileLink file={file} /> : words}</p>
      </div>
      {file ? null : <CopyButton label={label} words={words} />}
    </li>
  )
}

function CopyButton({ label, words }: Pick<Kept, 'label' | 'words'>) {
  const intl = useIntl()
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <>
      <Button
        variant="secondary"
        onClick={() => void copy()}
        aria-label={`${intl.formatMessage({ id: 'copy.button' })}: ${label}`}
      >
        <FormattedMessage id="copy.button" />
      </Button>
      <p role="status">{copied === null ? null : <FormattedMessage id={`copy.done.${copied}`} />}</p>
    </>
  )
}

/** Those the server keeps, and those typed here while the questions changed. */
function useKept({ view, editing: { answering, draft, store } }: SetAsideProps): Kept[] {
  const intl = useIntl()
  const wordsOf = useAnswerWords()
  const nameOf = useMemberName(draft.members, view.cohort.participation)
  const isTeam = view.cohort.participation === 'team'
  const entry = (
    key: string,
    member: string | null,
    label: string | undefined,
    from: AnswersView,
    value: AnswerChange,
  ) => {
    const question = label ?? intl.formatMessage({ id: 'answers.oldQuestion' })
    const words = wordsOf(questionOf(from, placeOf(key).question), value) ?? ''
    const whose = member !== null && isTeam ? `${nameOf(member)}: ${question}` : question
    return { key, label: whose, words, file: isFile(value) ? value : null }
  }
  return [
    ...answering.view.set_aside.map(({ member_id, question, label, value }) =>
      entry(question, member_id && store.localId(member_id), label?.text, answering.view, value),
    ),
    ...answering.dropped.map(({ key, value, from }) => {
      const { member, question } = placeOf(key)
      return entry(`${key} typed`, member, questionOf(from, question)?.label.text, from, value)
    }),
  ]
}
