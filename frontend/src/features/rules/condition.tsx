// A condition by itself, as one sentence with slots: when a question is asked, for example.
import { FormattedMessage } from 'react-intl'
import type { FieldProblem } from '@/api/problem'
import type { FactSchema, Predicate } from '@/api/types'
import { slotId } from '@/lib/slot-places'
import { SmallButton } from '@/ui/desk/small-button'
import { EditingContext, type PartProps } from './editing'
import { firstPredicate, firstValue } from './model/predicates'
import { PredicateEditor } from './predicate-editor'

interface ConditionProps extends PartProps<Predicate | null> {
  schema: FactSchema
  problems: readonly FieldProblem[]
}

export function Condition({ schema, problems, value, at, onChange }: ConditionProps) {
  if (value === null) {
    return (
      <SmallButton id={slotId(at)} onClick={() => onChange(firstCondition(schema))}>
        <FormattedMessage id="formDesk.condition.add" />
      </SmallButton>
    )
  }
  return (
    <EditingContext value={{ schema, problems }}>
      <div className="k-sentence" id={slotId(at)}>
        <FormattedMessage id="formDesk.condition.asked" />{' '}
        <PredicateEditor value={value} at={at} place={null} onChange={onChange} />{' '}
        <SmallButton onClick={() => onChange(null)}>
          <FormattedMessage id="formDesk.condition.remove" />
        </SmallButton>
      </div>
    </EditingContext>
  )
}

/** About the answer just before, which is what one mostly means. */
function firstCondition(schema: FactSchema): Predicate {
  const answer = schema.registration.findLast(({ name }) => name.startsWith('answer.'))
  return answer ? { op: 'is', attr: answer.name, value: firstValue(answer) } : firstPredicate(schema, null)
}
