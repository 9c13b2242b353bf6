// Says what is missing where a role does not suffice, instead of hiding that the possibility exists.
import { FormattedMessage, useIntl } from 'react-intl'
import type { OrganisationRole } from '@/api/types'

interface RoleNoteProps {
  mine: OrganisationRole
  needed: 'reviewer' | 'coordinator'
}

export function RoleNote({ mine, needed }: RoleNoteProps) {
  const intl = useIntl()
  return (
    <p className="k-quiet">
      <FormattedMessage id={`role.needed.${needed}`} values={{ mine: intl.formatMessage({ id: `role.${mine}` }) }} />
    </p>
  )
}
