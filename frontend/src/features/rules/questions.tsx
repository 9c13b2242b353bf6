// Words that calls use in more than one sense: the builder asks instead of guessing. An answer replaces the rules; the
// answer "as it is" is written down in them, so that nobody is asked twice.
import { FormattedMessage } from 'react-intl'
import type { Rule, RuleQuestion } from '@/api/types'
import { Button } from '@/ui/button'

interface QuestionsProps {
  questions: readonly RuleQuestion[]
  onReplace: (rules: Rule[]) => void
}

export function Questions({ questions, onReplace }: QuestionsProps) {
  if (questions.length === 0) return null
  return (
    <section>
      <h3 className="ds-heading">
        <FormattedMessage id="builder.questions" />
      </h3>
      {questions.map(({ rule, pointer, kind, text, choices }) => (
        <fieldset key={[rule, pointer, kind].join(' ')} className="k-question">
          <legend>{text}</legend>
          {choices.map((choice) => (
            <Button key={choice.text} variant="secondary" onClick={() => onReplace(choice.rules)}>
              {choice.text}
            </Button>
          ))}
        </fieldset>
      ))}
    </section>
  )
}
