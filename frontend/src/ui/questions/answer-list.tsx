// Questions and answers to be read, each question with its answer, or with everybody's.
import { FormattedMessage } from 'react-intl'
import type { FormQuestion } from '@/api/types'
import { Fact } from '@/ui/facts'
import { LocalText } from '@/ui/local-text'
import { useAnswerWords } from './answer-words'
import { FileLink } from './file-link'
import { isFile } from './files'
import type { ReadEntry, ReadQuestion } from './reading'

export function AnswerList({ questions }: { questions: readonly ReadQuestion[] }) {
  return (
    <dl className="k-facts k-answers">
      {questions.map(({ question, entries }) => (
        <Fact key={question.code} name={<LocalText value={question.label} />}>
          <Entries question={question} entries={entries} />
        </Fact>
      ))}
    </dl>
  )
}

/** Where many were asked something they need not answer, only answers are worth a line. */
function Entries({ question, entries }: ReadQuestion) {
  const told = entries.filter(({ value, lacking, self }) => value !== null || lacking || self)
  const [only] = told
  if (!only) return <FormattedMessage id="answers.none" />
  if (told.length === 1 && only.who === null) return <Entry question={question} entry={only} />
  return (
    <ul className="k-plain">
      {told.map((entry) => (
        <li key={entry.who}>
          <Entry question={question} entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function Entry({ question, entry: { who, value, lacking, self } }: { question: FormQuestion; entry: ReadEntry }) {
  const words = useAnswerWords()(question, value)
  return (
    <>
      {who === null ? null : <strong className="k-answer-who">{who}: </strong>}
      {isFile(value) ? (
        <FileLink file={value} />
      ) : self ? (
        <span className="k-quiet">
          <FormattedMessage id={`answers.read.${self}`} />
        </span>
      ) : words === null ? (
        <span className={lacking ? 'k-error-text' : 'k-quiet'}>
          <FormattedMessage id={lacking ? 'answers.lacking' : 'answers.none'} />
        </span>
      ) : (
        <span className="k-said-by-them">{words}</span>
      )}
    </>
  )
}
