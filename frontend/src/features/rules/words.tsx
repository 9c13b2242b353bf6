// All rules in plain words, as applicants will read them, in each of the three languages.

import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RuleCheckView } from '@/api/types'
import { LOCALES } from '@/i18n/locales'
import { useLocale } from '@/i18n/use-locale'

export function Words({ sentences }: Pick<RuleCheckView, 'sentences'>) {
  const intl = useIntl()
  const [shown, setShown] = useState(useLocale())
  if (sentences.length === 0) return null
  return (
    <section>
      <h3 className="ds-heading">
        <FormattedMessage id="builder.words" />
      </h3>
      <fieldset className="k-languages">
        <legend className="ds-sr-only">{intl.formatMessage({ id: 'shell.languages' })}</legend>
        {LOCALES.map((language) => (
          <label key={language} className="k-choice">
            <input
              className="ds-input"
              type="radio"
              name="words-language"
              checked={shown === language}
              onChange={() => setShown(language)}
            />
            <FormattedMessage id={`language.${language}`} />
          </label>
        ))}
      </fieldset>
      <ol className="k-list" lang={shown}>
        {sentences.map((sentence) => (
          <li key={sentence.rule}>{sentence[shown]}</li>
        ))}
      </ol>
    </section>
  )
}
