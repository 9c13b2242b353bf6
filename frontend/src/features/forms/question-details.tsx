// Everything about one question: whom it asks, its words in three languages, its limits, when it is asked, and for how
// long the answer is kept.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Predicate, QuestionSource } from '@/api/types'
import { SelectField } from '@/ui/form-field'
import { KindLimits } from './kind-limits'
import { OptionList } from './option-list'
import { useProblemsAt } from './problems'
import { TextInThree } from './text-in-three'
import { WholeNumberField } from './whole-number-field'
import { isSaid } from './work'

export interface QuestionDetailsProps {
  question: QuestionSource
  at: string
  isTeam: boolean
  /** The sentence that says when it is asked. */
  condition: (value: Predicate | null, at: string, onChange: (next: Predicate | null) => void) => ReactNode
  onChange: (next: QuestionSource) => void
}

export function QuestionDetails({ question, at, isTeam, condition, onChange }: QuestionDetailsProps) {
  const intl = useIntl()
  const text = (id: 'label' | 'help' | 'purpose') => intl.formatMessage({ id: `formDesk.${id}` })
  return (
    <div className="k-question-details">
      <TextInThree
        name={text('label')}
        value={question.label}
        at={`${at}/label`}
        onChange={(label) => onChange({ ...question, label })}
      />
      <TextInThree
        name={text('help')}
        optional
        value={question.help}
        at={`${at}/help`}
        onChange={(help) => onChange({ ...question, help: isSaid(help) ? help : null })}
      />
      <TextInThree
        name={text('purpose')}
        hint={intl.formatMessage({ id: 'formDesk.purpose.hint' })}
        value={question.purpose}
        at={`${at}/purpose`}
        onChange={(purpose) => onChange({ ...question, purpose })}
      />
      {'options' in question ? (
        <OptionList
          options={question.options}
          at={`${at}/options`}
          onChange={(options) => onChange({ ...question, options })}
        />
      ) : null}
      <Terms question={question} at={at} isTeam={isTeam} onChange={onChange} />
      <Condition question={question} at={at} condition={condition} onChange={onChange} />
    </div>
  )
}

type TermsProps = Omit<QuestionDetailsProps, 'condition'>

function Terms({ question, at, isTeam, onChange }: TermsProps) {
  const intl = useIntl()
  return (
    <>
      <div className="k-languages">
        {isTeam ? (
          <SelectField
            label={intl.formatMessage({ id: 'formDesk.of' })}
            choices={(['registration', 'member'] as const).map((of) => ({
              value: of,
              label: intl.formatMessage({ id: `formDesk.of.${of}` }),
            }))}
            value={question.of}
            onChange={(event) => onChange({ ...question, of: event.target.value as QuestionSource['of'] })}
          />
        ) : null}
        <KindLimits question={question} at={at} onChange={onChange} />
        <WholeNumberField
          label={intl.formatMessage({ id: 'formDesk.retention' })}
          hint={intl.formatMessage({ id: 'formDesk.retention.hint' })}
          at={`${at}/retention_days`}
          value={question.retention_days}
          onChange={(retention_days) => onChange({ ...question, retention_days })}
        />
      </div>
      <Required question={question} at={at} onChange={onChange} />
    </>
  )
}

function Required({ question, at, onChange }: Pick<QuestionDetailsProps, 'question' | 'at' | 'onChange'>) {
  const id = `required${at}`
  return (
    <label className="k-choice" htmlFor={id}>
      <input
        id={id}
        className="ds-input"
        type="checkbox"
        checked={question.required}
        onChange={(event) => onChange({ ...question, required: event.target.checked })}
      />
      <FormattedMessage id="formDesk.required" />
    </label>
  )
}

function Condition({ question, at, condition, onChange }: Omit<QuestionDetailsProps, 'isTeam'>) {
  const place = `${at}/shown_if`
  const problems = useProblemsAt(place)
  return (
    <div className="k-condition">
      {condition(question.shown_if ?? null, place, (shown_if) => onChange({ ...question, shown_if }))}
      {problems.length > 0 ? (
        <p className="k-error-text">
          <FormattedMessage id="formDesk.problem.condition" />
        </p>
      ) : null}
    </div>
  )
}
