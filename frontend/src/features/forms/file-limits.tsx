// What a question takes whose answer is a file: which types, and how large.
import { FormattedMessage, useIntl } from 'react-intl'
import type { MediaType, QuestionSource } from '@/api/types'
import { useProblemsAt } from './problems'
import { WholeNumberField } from './whole-number-field'

type FileQuestion = Extract<QuestionSource, { kind: 'file' }>

interface FileLimitsProps {
  question: FileQuestion
  at: string
  onChange: (next: QuestionSource) => void
}

const TYPES: readonly MediaType[] = ['pdf', 'docx', 'xlsx', 'odt', 'png', 'jpeg']
const MEGA = 1024 * 1024

export function FileLimits(props: FileLimitsProps) {
  const intl = useIntl()
  const { question, at, onChange } = props
  return (
    <>
      <Types {...props} />
      <WholeNumberField
        label={intl.formatMessage({ id: 'formDesk.limit.max_bytes' })}
        hint={intl.formatMessage({ id: 'formDesk.limit.max_bytes.hint' })}
        at={`${at}/max_bytes`}
        value={Math.round(question.max_bytes / MEGA)}
        onChange={(size) => onChange({ ...question, max_bytes: size * MEGA })}
      />
    </>
  )
}

/** A question that takes nothing cannot be answered, so that is said before it is refused. */
function Types({ question, at, onChange }: FileLimitsProps) {
  const problems = useProblemsAt(`${at}/media_types`)
  const toggle = (type: MediaType, on: boolean) => {
    const media_types = TYPES.filter((one) => (one === type ? on : question.media_types.includes(one)))
    onChange({ ...question, media_types })
  }
  return (
    <fieldset className="k-choices">
      <legend>
        <FormattedMessage id="formDesk.limit.media_types" />
      </legend>
      {TYPES.map((type) => (
        <label key={type} className="k-choice" htmlFor={`types${at}/${type}`}>
          <input
            id={`types${at}/${type}`}
            className="ds-input"
            type="checkbox"
            checked={question.media_types.includes(type)}
            onChange={(event) => toggle(type, event.target.checked)}
          />
          <span>{type.toUpperCase()}</span>
        </label>
      ))}
      {problems.length > 0 || question.media_types.length === 0 ? (
        <p className="k-error-text">
          <FormattedMessage id="formDesk.limit.media_types.none" />
        </p>
      ) : null}
    </fieldset>
  )
}
