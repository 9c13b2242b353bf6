// Narrowing the catalogue. Every choice goes to the address at once; words to search for when they are sent.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { classifiersQuery, countiesQuery } from '@/api/registers'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Button } from '@/ui/button'
import { type Choice, codedChoices, SelectField, TextField } from '@/ui/form-field'
import { type CatalogueSearch, narrowingCount } from './filter'

interface CatalogueFilterProps {
  search: CatalogueSearch
  onChange: (next: CatalogueSearch) => void
}

export function CatalogueFilter({ search, onChange }: CatalogueFilterProps) {
  const intl = useIntl()
  const count = narrowingCount(search)
  // On a phone the calls come first and the filters wait behind one tap; the reader's own choice stands afterwards.
  const [opened] = useState(() => count > 0 || window.matchMedia('(min-width: 60rem)').matches)
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('q')
    onChange({ ...search, q: typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : undefined })
  }
  return (
    <search className="k-filter">
      <details open={opened}>
        <summary>
          <FormattedMessage id="catalogue.filter.title" values={{ count }} />
        </summary>
        <div className="k-fields">
          <form onSubmit={find} className="k-filter-text">
            <TextField
              key={search.q ?? ''}
              name="q"
              type="search"
              label={intl.formatMessage({ id: 'catalogue.filter.q' })}
              defaultValue={search.q ?? ''}
            />
            <Button type="submit" variant="secondary">
              <FormattedMessage id="catalogue.filter.find" />
            </Button>
          </form>
          <FilterChoices search={search} onChange={onChange} />
        </div>
      </details>
      {count > 0 ? <ClearLink search={search} /> : null}
    </search>
  )
}

function FilterChoices({ search, onChange }: CatalogueFilterProps) {
  const intl = useIntl()
  const locale = useLocale()
  const { data: classifiers } = useQuery(classifiersQuery(locale))
  const { data: counties } = useQuery(countiesQuery(locale))
  const any = intl.formatMessage({ id: 'catalogue.filter.any' })
  const participations = (['team', 'person'] as const).map((value) => ({
    value,
    label: intl.formatMessage({ id: `catalogue.filter.${value}` }),
  }))
  const select = (key: 'participation' | 'audience' | 'theme' | 'county', options: readonly Choice[]) => (
    <SelectField
      label={intl.formatMessage({ id: `catalogue.filter.${key}` })}
      none={any}
      choices={options}
      value={search[key] ?? ''}
      onChange={(event) => onChange({ ...search, [key]: event.target.value || undefined })}
    />
  )
  return (
    <>
      {select('participation', participations)}
      {select('audience', codedChoices(classifiers?.audiences))}
      {select('theme', codedChoices(classifiers?.themes))}
      {select('county', codedChoices(counties))}
    </>
  )
}

function ClearLink({ search }: { search: CatalogueSearch }) {
  const locale = useLocale()
  return (
    <p>
      <AppLink to="/$locale" params={{ locale }} search={search.phase ? { phase: search.phase } : {}}>
        <FormattedMessage id="catalogue.clear" />
      </AppLink>
    </p>
  )
}
