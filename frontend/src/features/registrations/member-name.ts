// How a person of a registration is called on the page: by name, or by place in the list until they have one.
import { type IntlShape, useIntl } from 'react-intl'
import type { Participation } from '@/api/types'

interface Named {
  id: string
  name: string | null
}

export function memberNames(intl: IntlShape, members: readonly Named[], participation: Participation) {
  return (id: string): string => {
    const position = members.findIndex((member) => member.id === id)
    const name = members[position]?.name?.trim()
    if (name) return name
    if (participation === 'person') return intl.formatMessage({ id: 'editor.you' })
    return intl.formatMessage({ id: 'checker.member' }, { number: position + 1 })
  }
}

export function useMemberName(members: readonly Named[], participation: Participation) {
  return memberNames(useIntl(), members, participation)
}
