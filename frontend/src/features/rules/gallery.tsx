// Adding a rule: choose what the call asks. Where its words have more than one sense, the sense is asked first.
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Rule } from '@/api/types'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { useEditing } from './editing'
import { type Pattern, patternsFor, type Sense } from './model/patterns'

interface GalleryProps {
  onAdd: (rules: Rule[]) => void
  onClose: () => void
}

export function Gallery({ onAdd, onClose }: GalleryProps) {
  const intl = useIntl()
  const { schema } = useEditing()
  const [asked, setAsked] = useState<Pattern | null>(null)
  const choose = (pattern: Pattern) => {
    if (pattern.senses.length === 0) onAdd(pattern.make(schema, undefined))
    else setAsked(pattern)
  }
  return (
    <Dialog
      wide
      title={intl.formatMessage(
        { id: asked ? `builder.pattern.${asked.id}` : 'builder.gallery' },
        { who: schema.participation },
      )}
      onClose={onClose}
      actions={
        <>
          {asked ? (
            <Button variant="secondary" onClick={() => setAsked(null)}>
              <FormattedMessage id="builder.gallery.back" />
            </Button>
          ) : null}
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="dialog.cancel" />
          </Button>
        </>
      }
    >
      {asked ? (
        <Senses key={asked.id} pattern={asked} onChoose={(sense) => onAdd(asked.make(schema, sense))} />
      ) : (
        <Patterns onChoose={choose} />
      )}
    </Dialog>
  )
}

function Patterns({ onChoose }: { onChoose: (pattern: Pattern) => void }) {
  const intl = useIntl()
  const { schema } = useEditing()
  const values = { who: schema.participation }
  return (
    <ul className="k-plain k-gallery">
      {patternsFor(schema).map((pattern) => (
        <li key={pattern.id}>
          <button type="button" className="k-pattern" onClick={() => onChoose(pattern)}>
            <strong>{intl.formatMessage({ id: `builder.pattern.${pattern.id}` }, values)}</strong>
            <span className="k-quiet">
              {intl.formatMessage({ id: `builder.pattern.${pattern.id}.example` }, values)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface SensesProps {
  pattern: Pattern
  onChoose: (sense: Sense) => void
}

function Senses({ pattern, onChoose }: SensesProps) {
  return (
    <fieldset className="k-choices">
      <legend>
        <FormattedMessage id="builder.gallery.sense" />
      </legend>
      <ul className="k-plain k-gallery">
        {pattern.senses.map((sense, index) => (
          <li key={sense}>
            <button
              type="button"
              className="k-pattern"
              // Focus would be left behind on the pattern that is gone.
              ref={index === 0 ? (button) => button?.focus() : undefined}
              onClick={() => onChoose(sense)}
            >
              <FormattedMessage id={`builder.sense.${sense}`} />
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
