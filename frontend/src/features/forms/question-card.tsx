// One question on its card: closed it says what is asked, open it is edited. It is moved by buttons or by its handle.
import { type DragEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { useLocale } from '@/i18n/use-locale'
import { slotId } from '@/lib/slot-places'
import { PlaceButtons } from '@/ui/desk/place-buttons'
import { useProblemsAt } from './problems'
import { QuestionDetails, type QuestionDetailsProps } from './question-details'
import { inLanguage } from './work'

interface QuestionCardProps extends QuestionDetailsProps {
  number: number
  isNew: boolean
  canGoUp: boolean
  canGoDown: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onDrag: () => void
  onDrop: () => void
}

export function QuestionCard(props: QuestionCardProps) {
  const { question, at, number, isNew, canGoUp, canGoDown, onMove, onRemove, onDrag, onDrop } = props
  const intl = useIntl()
  const locale = useLocale()
  const [isOpen, setIsOpen] = useState(isNew)
  const isRefused = useProblemsAt(at).length > 0
  const name = intl.formatMessage({ id: 'formDesk.question' }, { number })
  const { text, language } = inLanguage(question.label, locale)
  const index = canGoUp ? 1 : 0
  return (
    <section className="k-question-card" id={slotId(at)} aria-label={name} {...useDropping(onDrop)}>
      <div className="k-question-bar">
        <DragHandle code={question.code} onDrag={onDrag} />
        <KindLine name={name} question={question} />
        {/* Where it may go, not where it stands: it also moves over the border of its part. */}
        <PlaceButtons
          at={at}
          index={index}
          count={index + (canGoDown ? 2 : 1)}
          name={name}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      <details open={isOpen || isRefused} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <span lang={language}>{text || intl.formatMessage({ id: 'formDesk.unwritten' })}</span>
          {question.required ? <FormattedMessage id="formDesk.demanded" /> : null}
        </summary>
        {isOpen || isRefused ? <QuestionDetails {...props} /> : null}
      </details>
    </section>
  )
}

/** For the mouse alone: the buttons beside it do the same for everybody. */
function DragHandle({ code, onDrag }: { code: string; onDrag: () => void }) {
  const intl = useIntl()
  return (
    <span
      className="k-drag"
      draggable
      aria-hidden="true"
      title={intl.formatMessage({ id: 'formDesk.drag' })}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', code)
        onDrag()
      }}
    >
      ⠿
    </span>
  )
}

/** What kind of question it is, of whom, and whether it is always asked. */
function KindLine({ name, question }: { name: string; question: QuestionDetailsProps['question'] }) {
  const intl = useIntl()
  const words = [
    name,
    intl.formatMessage({ id: `formDesk.kind.${question.kind}` }),
    question.of === 'member' ? intl.formatMessage({ id: 'formDesk.eachMember' }) : '',
    question.shown_if ? intl.formatMessage({ id: 'formDesk.conditional' }) : '',
  ]
  return <p className="k-question-kind k-quiet">{words.filter(Boolean).join(' · ')}</p>
}

/** Another question may be dropped here: it then stands before this one. */
export function useDropping(onDrop: () => void) {
  const [isOver, setIsOver] = useState(false)
  return {
    'data-over': isOver || undefined,
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      event.stopPropagation()
      setIsOver(false)
      onDrop()
    },
  }
}
