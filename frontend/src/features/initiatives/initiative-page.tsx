// A multi-year initiative: what it is, which programmes belong to it, who stands behind it.
import { FormattedMessage } from 'react-intl'
import type { InitiativeView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Day } from '@/ui/dates'
import { LocalParagraphs, LocalText } from '@/ui/local-text'
import { Organisations } from '@/ui/organisations'
import { Page } from '@/ui/page'

export function InitiativePage({ initiative }: { initiative: InitiativeView }) {
  const locale = useLocale()
  const { title, summary, description } = initiative
  const foreign = title.language === locale ? undefined : title.language
  return (
    <Page title={title.text} titleLang={foreign} lead={<Summary value={summary} />}>
      <Period initiative={initiative} />
      <Programmes initiative={initiative} />
      <div className="k-about">
        <div>
          {description.text !== '' ? (
            <section className="k-part">
              <h2 className="ds-heading">
                <FormattedMessage id="initiative.about" />
              </h2>
              <LocalParagraphs value={description} />
            </section>
          ) : null}
        </div>
        <div>
          <Links initiative={initiative} />
          <section className="k-part">
            <h2 className="ds-heading">
              <FormattedMessage id="about.organisations" />
            </h2>
            <Organisations organisations={initiative.organisations} />
          </section>
        </div>
      </div>
    </Page>
  )
}

function Summary({ value }: { value: InitiativeView['summary'] }) {
  return (
    <p>
      <LocalText value={value} />
    </p>
  )
}

function Period({ initiative: { starts_on, ends_on } }: { initiative: InitiativeView }) {
  if (!starts_on) return null
  return (
    <p>
      {ends_on ? (
        <FormattedMessage
          id="fact.period.between"
          values={{ start: <Day value={starts_on} length="short" />, end: <Day value={ends_on} length="short" /> }}
        />
      ) : (
        <FormattedMessage id="initiative.since" values={{ start: <Day value={starts_on} length="short" /> }} />
      )}
    </p>
  )
}

function Programmes({ initiative: { programmes } }: { initiative: InitiativeView }) {
  const locale = useLocale()
  return (
    <section className="k-part">
      <h2 className="ds-heading">
        <FormattedMessage id="initiative.programmes" />
      </h2>
      {programmes.length === 0 ? (
        <p>
          <FormattedMessage id="initiative.noProgrammes" />
        </p>
      ) : (
        <ul className="k-list">
          {programmes.map((programme) => (
            <li key={programme.id}>
              <AppLink to="/$locale/programmes/$slug" params={{ locale, slug: programme.slug }}>
                <LocalText value={programme.title} />
              </AppLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Links({ initiative: { links } }: { initiative: InitiativeView }) {
  if (links.length === 0) return null
  return (
    <section className="k-part">
      <h2 className="ds-heading">
        <FormattedMessage id="initiative.links" />
      </h2>
      <ul className="k-list">
        {links.map((link) => (
          <li key={link.url}>
            <a className="ds-link" href={link.url} rel="noreferrer">
              <LocalText value={link.title} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
