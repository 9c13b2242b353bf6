// Text that organisers wrote. When it is not available in the reader's language the server sends another one,
// and the reader is told which: a fallback is never silent.
import { FormattedMessage } from 'react-intl'
import type { LocalText as LocalTextValue } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'

interface LocalTextProps {
  value: LocalTextValue
  /** Leaves out the visible mark where a nearby one already says it. The `lang` attribute always stays. */
  quiet?: boolean
}

export function LocalText({ value, quiet = false }: LocalTextProps) {
  const locale = useLocale()
  if (value.language === locale) return <>{value.text}</>
  return (
    <>
      <span lang={value.language}>{value.text}</span>
      {quiet ? null : <FallbackMark language={value.language} />}
    </>
  )
}

export function FallbackMark({ language }: { language: LocalTextValue['language'] }) {
  return (
    <>
      {' '}
      <span className="k-fallback">
        <FormattedMessage id={`text.fallback.${language}`} />
      </span>
    </>
  )
}

/** Several texts as a list. When all of them are in one other language, that is said once, after the last. */
export function LocalList({ values }: { values: readonly LocalTextValue[] }) {
  const locale = useLocale()
  const [first] = values
  const together = values.length > 1 && values.every(({ language }) => language === first?.language)
  return (
    <ul className="k-list">
      {values.map((value, index) => (
        <li key={value.text}>
          <LocalText value={value} quiet={together && index < values.length - 1 && value.language !== locale} />
        </li>
      ))}
    </ul>
  )
}

/** Longer text: its paragraphs, marked once at the end. */
export function LocalParagraphs({ value }: { value: LocalTextValue }) {
  const locale = useLocale()
  const paragraphs = value.text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '')
  const foreign = value.language === locale ? undefined : value.language
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <p key={paragraph} lang={foreign}>
          {paragraph}
          {foreign && index === paragraphs.length - 1 ? <FallbackMark language={foreign} /> : null}
        </p>
      ))}
    </>
  )
}
