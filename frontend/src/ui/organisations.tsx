// Who stands behind a programme or an initiative: who leads, who takes part, who pays, in the order of their parts.
import { FormattedMessage } from 'react-intl'
import type { OrganisationPart } from '@/api/types'
import { LocalText } from './local-text'

const ORDER: readonly OrganisationPart['part'][] = ['lead', 'organiser', 'partner', 'funder', 'relay']

export function Organisations({ organisations }: { organisations: readonly OrganisationPart[] }) {
  const parts = ORDER.filter((part) => organisations.some((organisation) => organisation.part === part))
  return (
    <dl className="k-organisations">
      {parts.map((part) => (
        <div key={part}>
          <dt>
            <FormattedMessage id={`organisation.${part}`} />
          </dt>
          {organisations
            .filter((organisation) => organisation.part === part)
            .map((organisation) => (
              <dd key={organisation.id}>
                <Organisation organisation={organisation} />
              </dd>
            ))}
        </div>
      ))}
    </dl>
  )
}

function Organisation({ organisation: { name, website, line } }: { organisation: OrganisationPart }) {
  return (
    <>
      {website ? (
        <a className="ds-link" href={website} rel="noreferrer">
          <LocalText value={name} />
        </a>
      ) : (
        <LocalText value={name} />
      )}
      {line ? (
        <span className="k-organisation-line">
          <LocalText value={line} />
        </span>
      ) : null}
    </>
  )
}
