// All parts with their questions, and what can be done to them. What was done is said once, and focus stays with it.
import { type ReactNode, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { FactSchema, FormPartSource, Predicate } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { moveItem } from '@/lib/move-item'
import { slotId } from '@/lib/slot-places'
import { Button } from '@/ui/button'
import { useFocusAfter } from '@/ui/use-focus-after'
import { PartCard } from './part-card'
import { QuestionCard } from './question-card'
import { sightOf } from './shown'
import type { FormEditor } from './use-form-editor'
import {
  changePart,
  changeQuestion,
  moveQuestion,
  neighbour,
  newPart,
  newQuestion,
  type QuestionKind,
  removeQuestion,
  type Spot,
} from './work'

/** The sentence of a condition; the page brings it, features do not know each other. */
export type ConditionEditor = (props: {
  schema: FactSchema
  value: Predicate | null
  at: string
  problems: FormEditor['problems']
  onChange: (next: Predicate | null) => void
}) => ReactNode

interface PartsEditorProps {
  editor: FormEditor
  schema: FactSchema
  condition: ConditionEditor
}

export function PartsEditor(props: PartsEditorProps) {
  const { parts, change } = props.editor
  const intl = useIntl()
  const steps = useSteps(props.editor)
  const questions = useQuestionSteps(props.editor, steps)
  return (
    <>
      <p className="k-said" role="status">
        {steps.said}
      </p>
      {parts.length === 0 ? (
        <p>
          <FormattedMessage id="formDesk.empty" />
        </p>
      ) : null}
      <ol className="k-plain k-form-parts">
        {parts.map((part, index) => (
          <li key={part.code}>
            <PartCard
              {...{ part, index }}
              at={`/parts/${index}`}
              count={parts.length}
              onChange={(next) => change(changePart(parts, index, next))}
              onMove={(by) => steps.movePart(index, by)}
              onRemove={() => steps.removePart(index)}
              onAdd={(kind) => questions.add(index, kind)}
              onDrop={() => questions.drop({ part: index, question: part.questions.length })}
            >
              <Questions {...props} {...{ part, index }} steps={questions} />
            </PartCard>
          </li>
        ))}
      </ol>
      <Button variant="secondary" id={slotId('/add')} onClick={steps.addPart}>
        {intl.formatMessage({ id: 'formDesk.part.add' })}
      </Button>
    </>
  )
}

interface QuestionsProps extends PartsEditorProps {
  part: FormPartSource
  index: number
  steps: ReturnType<typeof useQuestionSteps>
}

function Questions({ editor, schema, condition, part, index, steps }: QuestionsProps) {
  const locale = useLocale()
  const { parts, problems, change } = editor
  const before = parts.slice(0, index).reduce((sum, { questions }) => sum + questions.length, 0)
  return (
    <ol className="k-plain k-question-cards">
      {part.questions.map((question, position) => {
        const spot = { part: index, question: position }
        return (
          <li key={question.code}>
            <QuestionCard
              question={question}
              at={`/parts/${index}/questions/${position}`}
              number={before + position + 1}
              isTeam={schema.participation === 'team'}
              isNew={steps.added === question.code}
              canGoUp={neighbour(parts, spot, -1) !== null}
              canGoDown={neighbour(parts, spot, 1) !== null}
              condition={(value, at, onChange) =>
                condition({ schema: sightOf(schema, parts, spot, locale), problems, value, at, onChange })
              }
              onChange={(next) => change(changeQuestion(parts, spot, next))}
              onMove={(by) => steps.move(spot, by)}
              onRemove={() => steps.remove(spot)}
              onDrag={() => steps.drag(spot)}
              onDrop={() => steps.drop(spot)}
            />
          </li>
        )
      })}
    </ol>
  )
}

function useSteps({ parts, change }: FormEditor) {
  const intl = useIntl()
  const focusAfter = useFocusAfter()
  const [said, setSaid] = useState('')
  const say = (id: 'moved' | 'removed' | 'added') => setSaid(intl.formatMessage({ id: `formDesk.done.${id}` }))
  return {
    said,
    say,
    addPart: () => {
      change([...parts, newPart(parts)])
      focusAfter(`/parts/${parts.length}/title/et`)
    },
    movePart: (index: number, by: -1 | 1) => {
      change(moveItem(parts, index, by))
      say('moved')
      focusAfter(`/parts/${index + by}/${by === -1 ? 'up' : 'down'}`)
    },
    removePart: (index: number) => {
      change(parts.toSpliced(index, 1))
      say('removed')
      focusAfter(parts.length === 1 ? '/add' : `/parts/${Math.max(index - 1, 0)}/remove`)
    },
  }
}

function useQuestionSteps({ parts, change }: FormEditor, { say }: ReturnType<typeof useSteps>) {
  const focusAfter = useFocusAfter()
  const dragged = useRef<Spot | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  return {
    added,
    add: (part: number, kind: QuestionKind) => {
      const made = newQuestion(parts, kind)
      const at = parts[part]?.questions.length ?? 0
      change(parts.map((each, index) => (index === part ? { ...each, questions: [...each.questions, made] } : each)))
      setAdded(made.code)
      say('added')
      focusAfter(`/parts/${part}/questions/${at}/label/et`)
    },
    move: (spot: Spot, by: -1 | 1) => {
      const to = neighbour(parts, spot, by)
      if (!to) return
      change(moveQuestion(parts, spot, to))
      say('moved')
      focusAfter(`/parts/${to.part}/questions/${to.question}/${by === -1 ? 'up' : 'down'}`)
    },
    remove: (spot: Spot) => {
      change(removeQuestion(parts, spot))
      say('removed')
      focusAfter(`/parts/${spot.part}/add`)
    },
    drag: (spot: Spot) => {
      dragged.current = spot
    },
    drop: (to: Spot) => {
      const from = dragged.current
      dragged.current = null
      if (!from || (from.part === to.part && from.question === to.question)) return
      // Taken away above, everything below stands one place higher.
      const isBelow = from.part === to.part && from.question < to.question
      change(moveQuestion(parts, from, isBelow ? { ...to, question: to.question - 1 } : to))
      say('moved')
    },
  }
}
