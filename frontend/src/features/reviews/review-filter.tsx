// Narrowing the registrations of a cohort by state, verdict or name. The server filters; the address remembers.
import { type FormEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button } from '@/ui/button'
import { SelectField, TextField } from '@/ui/form-field'
import { REVIEW_STATES, type ReviewSearch, VERDICTS } from './search'

interface ReviewFilterProps {
  search: ReviewSearch
  onChange: (next: ReviewSearch) => void
}

export function ReviewFilter({ search, onChange }: ReviewFilterProps) {
  const intl = useIntl()
  const [text, setText] = useState(search.q ?? '')
  const change = (next: ReviewSearch) => onChange({ ...search, ...next })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change({ q: text.trim() || undefined })
  }
  const any = intl.formatMessage({ id: 'reviews.any' })
  return (
    <search>
      <form className="k-review-filter" onSubmit={submit}>
        <SelectField
          label={intl.formatMessage({ id: 'reviews.state' })}
          none={any}
          choices={REVIEW_STATES.map((value) => ({ value, label: intl.formatMessage({ id: `state.${value}` }) }))}
          value={search.state ?? ''}
          onChange={(event) => change({ state: REVIEW_STATES.find((state) => state === event.target.value) })}
        />
        <SelectField
          label={intl.formatMessage({ id: 'reviews.verdict' })}
          none={any}
          choices={VERDICTS.map((value) => ({ value, label: intl.formatMessage({ id: `reviews.verdict.${value}` }) }))}
          value={search.verdict ?? ''}
          onChange={(event) => change({ verdict: VERDICTS.find((verdict) => verdict === event.target.value) })}
        />
        <TextField
          label={intl.formatMessage({ id: 'reviews.text' })}
          type="search"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" variant="secondary">
          <FormattedMessage id="reviews.search" />
        </Button>
      </form>
    </search>
  )
}
