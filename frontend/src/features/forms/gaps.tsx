// What is not translated yet, with the way to each place.
import { FormattedMessage, useIntl } from 'react-intl'
import type { FormPartSource } from '@/api/types'
import { focusPointer } from '@/lib/slot-places'
import { type Gap, gapsIn } from './work'

export function Gaps({ parts }: { parts: readonly FormPartSource[] }) {
  const gaps = gapsIn(parts)
  if (gaps.length === 0) return null
  return (
    <details className="k-more">
      <summary>
        <FormattedMessage id="formDesk.gaps" values={{ count: gaps.length }} />
      </summary>
      <p>
        <FormattedMessage id="formDesk.gaps.text" />
      </p>
      <ul className="k-list">
        {gaps.map((gap) => (
          <li key={gap.pointer}>
            <Place gap={gap} parts={parts} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Place({ gap: { pointer, language }, parts }: { gap: Gap; parts: readonly FormPartSource[] }) {
  const intl = useIntl()
  const [, , part = '0', , question] = pointer.split('/')
  const before = parts.slice(0, Number(part)).reduce((sum, { questions }) => sum + questions.length, 0)
  const isOfPart = question === undefined || pointer.includes('/title/')
  const place = isOfPart
    ? intl.formatMessage({ id: 'formDesk.part' }, { number: Number(part) + 1 })
    : intl.formatMessage({ id: 'formDesk.question' }, { number: before + Number(question) + 1 })
  const go = () => {
    const card = document.getElementById(`slot/parts/${part}/questions/${question}`)
    card?.querySelector('details')?.setAttribute('open', '')
    // The card shows its fields once it is open.
    requestAnimationFrame(() => focusPointer(pointer))
  }
  return (
    <button type="button" className="k-link-button ds-link" onClick={go}>
      {`${place}: ${intl.formatMessage({ id: `language.${language}` })}`}
    </button>
  )
}
