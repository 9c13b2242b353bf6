// One part of the form: its title and its questions, and the way to add another.
import { type ReactNode, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { FormPartSource } from '@/api/types'
import { slotId } from '@/lib/slot-places'
import { Button } from '@/ui/button'
import { PlaceButtons } from '@/ui/desk/place-buttons'
import { SelectField } from '@/ui/form-field'
import { useDropping } from './question-card'
import { TextInThree } from './text-in-three'
import { KINDS, type QuestionKind } from './work'

interface PartCardProps {
  part: FormPartSource
  at: string
  index: number
  count: number
  onChange: (part: FormPartSource) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onAdd: (kind: QuestionKind) => void
  /** A question that is being dragged is dropped at the end. */
  onDrop: () => void
  children: ReactNode
}

export function PartCard({
  part,
  at,
  index,
  count,
  onChange,
  onMove,
  onRemove,
  onAdd,
  onDrop,
  children,
}: PartCardProps) {
  const intl = useIntl()
  const name = intl.formatMessage({ id: 'formDesk.part' }, { number: index + 1 })
  return (
    <section className="k-form-part" id={slotId(at)} aria-label={name}>
      <header className="k-question-bar">
        <h2 className="ds-heading">{name}</h2>
        <PlaceButtons {...{ at, index, count, name, onMove, onRemove }} />
      </header>
      <TextInThree
        name={intl.formatMessage({ id: 'formDesk.part.title' })}
        value={part.title}
        at={`${at}/title`}
        onChange={(title) => onChange({ ...part, title })}
      />
      {children}
      <AddQuestion at={at} part={name} onAdd={onAdd} onDrop={onDrop} />
    </section>
  )
}

interface AddQuestionProps {
  at: string
  part: string
  onAdd: (kind: QuestionKind) => void
  onDrop: () => void
}

function AddQuestion({ at, part, onAdd, onDrop }: AddQuestionProps) {
  const intl = useIntl()
  const [kind, setKind] = useState<QuestionKind>('short_text')
  const label = intl.formatMessage({ id: 'formDesk.question.add' })
  return (
    <div className="k-add-question" {...useDropping(onDrop)}>
      <SelectField
        label={intl.formatMessage({ id: 'formDesk.question.kind' })}
        choices={KINDS.map((each) => ({ value: each, label: intl.formatMessage({ id: `formDesk.kind.${each}` }) }))}
        value={kind}
        onChange={(event) => setKind(event.target.value as QuestionKind)}
      />
      <Button variant="secondary" id={slotId(`${at}/add`)} aria-label={`${label}: ${part}`} onClick={() => onAdd(kind)}>
        <FormattedMessage id="formDesk.question.add" />
      </Button>
    </div>
  )
}
