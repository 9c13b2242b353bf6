// One text in three languages side by side. One language is enough; what is missing is said, not demanded.
import { FormattedMessage, useIntl } from 'react-intl'
import type { Multilingual } from '@/api/types'
import { LOCALES } from '@/i18n/locales'
import { TextAreaField, TextField } from '@/ui/form-field'
import { usePlace } from './problems'
import { isSaid } from './work'

interface TextInThreeProps {
  name: string
  hint?: string
  value: Multilingual | null | undefined
  at: string
  long?: boolean
  optional?: boolean
  onChange: (next: Multilingual) => void
}

export function TextInThree({ name, hint, value, at, long = false, optional = false, onChange }: TextInThreeProps) {
  const { id, error } = usePlace(at)
  return (
    <fieldset
      className="k-three"
      id={id}
      aria-labelledby={`${id}-legend`}
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      <legend id={`${id}-legend`}>
        {name}
        {optional ? (
          <span className="k-quiet">
            {' '}
            <FormattedMessage id="form.optional" />
          </span>
        ) : null}
      </legend>
      {hint ? (
        <p className="k-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div className="k-languages">
        {LOCALES.map((language, index) => (
          <InLanguage
            key={language}
            {...{ language, long, name }}
            at={`${at}/${language}`}
            value={value?.[language] ?? ''}
            isMissing={isSaid(value) && !value?.[language]?.trim()}
            error={index === 0 ? error : undefined}
            onChange={(text) => onChange({ ...value, [language]: text || null })}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface InLanguageProps {
  language: (typeof LOCALES)[number]
  long: boolean
  name: string
  at: string
  value: string
  isMissing: boolean
  /** Of the text as a whole. */
  error: string | undefined
  onChange: (text: string) => void
}

function InLanguage({ language, long, at, value, isMissing, error, onChange }: InLanguageProps) {
  const intl = useIntl()
  const place = usePlace(at)
  const field = {
    id: place.id,
    error: place.error ?? error,
    label: intl.formatMessage({ id: `language.${language}` }),
    hint: isMissing ? <FormattedMessage id="formDesk.untranslated" /> : undefined,
    lang: language,
    value,
  }
  return long ? (
    <TextAreaField {...field} rows={2} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <TextField {...field} onChange={(event) => onChange(event.target.value)} />
  )
}
