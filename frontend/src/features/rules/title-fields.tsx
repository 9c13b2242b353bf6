// The organiser's own words for a rule, in up to three languages. Without them the rule is said from what it demands.
import { FormattedMessage, useIntl } from 'react-intl'
import type { Rule } from '@/api/types'
import { LOCALES, type Locale } from '@/i18n/locales'
import { TextField } from '@/ui/form-field'
import { type PartProps, useSlot } from './editing'

export function TitleFields({ value: rule, at, onChange }: PartProps<Rule>) {
  const hasTitle = LOCALES.some((language) => rule.title?.[language])
  const change = (language: Locale, text: string) => {
    const { title: _title, ...untitled } = rule
    const title = { ...rule.title, [language]: text || null }
    const isEmpty = LOCALES.every((each) => !title[each])
    onChange(isEmpty ? untitled : { ...rule, title }, `${at}/title/${language}`)
  }
  return (
    <details className="k-titles" open={hasTitle || undefined}>
      <summary>
        <FormattedMessage id="builder.titles" />
      </summary>
      <div className="k-fields">
        {LOCALES.map((language) => (
          <TitleField
            key={language}
            language={language}
            value={rule.title?.[language] ?? ''}
            at={`${at}/title/${language}`}
            onChange={(text) => change(language, text)}
          />
        ))}
      </div>
    </details>
  )
}

function TitleField({ language, value, at, onChange }: PartProps<string> & { language: Locale }) {
  const intl = useIntl()
  return (
    <TextField
      {...useSlot(at)}
      optional
      lang={language}
      maxLength={500}
      label={intl.formatMessage(
        { id: 'builder.title.in' },
        { language: intl.formatMessage({ id: `language.${language}` }) },
      )}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
