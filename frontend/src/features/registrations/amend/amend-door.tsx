// Whether what was handed in can still be changed: the way there, or in one sentence why not and until when it could be.
import { FormattedMessage, useIntl } from 'react-intl'
import type { ChangeDoor, RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { ButtonLink } from '@/ui/button'
import { formatUntil } from '@/ui/dates'

/** There is nothing left to be changed, and nobody would look for the reason. */
const ENDED: readonly RegistrationView['state'][] = ['draft', 'declined', 'withdrawn', 'completed']

export function AmendDoor({ view }: { view: RegistrationView }) {
  const locale = useLocale()
  if (ENDED.includes(view.state)) return null
  if (!view.actions.includes('amend')) return <WhyNot door={view.amendment} />
  return (
    <>
      <div className="k-actions">
        <ButtonLink
          variant="secondary"
          to="/$locale/registrations/$id"
          params={{ locale, id: view.id }}
          search={{ step: 'change' }}
        >
          <FormattedMessage id="amend.button" />
        </ButtonLink>
      </div>
      {view.amendment.until === null ? null : <Until until={view.amendment.until} />}
    </>
  )
}

function Until({ until }: { until: string }) {
  const intl = useIntl()
  return (
    <p className="k-quiet">
      <FormattedMessage id="amend.until" values={{ until: formatUntil(intl, until) }} />
    </p>
  )
}

export function WhyNot({ door: { shut, until } }: { door: ChangeDoor }) {
  const intl = useIntl()
  const isDated = shut !== 'over' || until !== null
  if (shut === null || !isDated) return null
  return (
    <p className="k-quiet">
      <FormattedMessage id={`amend.shut.${shut}`} values={{ until: until === null ? '' : formatUntil(intl, until) }} />
    </p>
  )
}
