// Words that calls use in more than one sense: the builder asks instead of guessing. An answer replaces the rules; the
// answer "as it is" is remembered, so that nobody is asked twice.
import { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Rule } from '@/api/types'
import { Button } from '@/ui/button'
import type { Question } from './contract'
import { isSame } from './model/canonical'

interface QuestionsProps {
  questions: readonly Question[]
  rules: readonly Rule[]
  onReplace: (rules: Rule[]) => void
}

function keyOf({ rule_id, pointer, kind, text }: Question): string {
  return [rule_id, pointer, kind, text].join(' ')
}

export function Questions({ questions, rules, onReplace }: QuestionsProps) {
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const open = questions.filter((question) => !settled.has(keyOf(question)))
  if (open.length === 0) return null
  return (
    <section>
      <h3 className="ds-heading">
        <FormattedMessage id="builder.questions" />
      </h3>
      {open.map((question) => (
        <fieldset key={keyOf(question)} className="k-question">
          <legend>{question.text}</legend>
          {question.choices.map((choice) => (
            <Button
              key={choice.text}
              variant="secondary"
              onClick={() => {
                setSettled(new Set([...settled, keyOf(question)]))
                if (!isSame(choice.rules, rules)) onReplace(choice.rules)
              }}
            >
              {choice.text}
            </Button>
          ))}
        </fieldset>
      ))}
    </section>
  )
}
