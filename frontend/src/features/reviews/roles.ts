// What a colleague may do, for showing it; the server decides. Each role includes the ones before it.
import type { OrganisationRole } from '@/api/types'

const ORDER: readonly OrganisationRole[] = ['viewer', 'reviewer', 'coordinator', 'owner']

export function atLeast(role: OrganisationRole, needed: OrganisationRole): boolean {
  return ORDER.indexOf(role) >= ORDER.indexOf(needed)
}
