import { expect, test } from 'vitest'
import { addMember, type Composition, EMPTY_COMPOSITION } from '@/lib/composition'
import { member, registration } from '@/test/registration-examples'
import { draftOf } from './draft'
import { takeComposition } from './take-composition'

const draft = draftOf(
  registration({
    municipality: '0890',
    members: [
      member('a', { name: 'Mari', email: 'mari@example.ee', affiliation: 'ngo', role: 'mayor', is_lead: true }),
      member('b', { name: 'Jaan', affiliation: 'business' }),
      member('c', { affiliation: 'community' }),
    ],
  }),
)

function composed(...affiliations: string[]): Composition {
  return affiliations.reduce((all, affiliation) => addMember(all, { affiliation }), EMPTY_COMPOSITION)
}

test('names stay with those of the same background, and nobody written down is dropped', () => {
  const { members, municipality } = takeComposition(draft, composed('municipality', 'ngo'), false)
  expect(members.map(({ name, affiliation, isLead }) => [name, affiliation, isLead])).toEqual([
    ['Mari', 'ngo', true],
    ['Jaan', 'business', false],
    ['', 'municipality', false],
  ])
  expect(new Set(members.map(({ id }) => id)).size).toBe(3)
  expect(members[0]?.role).toBe('mayor')
  expect(municipality).toBe('0890')
})

test('somebody whose background is open takes it from the composition', () => {
  const open = { ...draft, members: draft.members.map((each) => ({ ...each, affiliation: null })) }
  const { members } = takeComposition(open, composed('municipality', 'ngo', 'ngo', 'ngo'), false)
  expect(members.map(({ name, affiliation }) => [name, affiliation])).toEqual([
    ['Mari', 'municipality'],
    ['Jaan', 'ngo'],
    ['', 'ngo'],
    ['', 'ngo'],
  ])
})

test('a single person stays one person, with the answers given last', () => {
  const alone = { ...draft, members: draft.members.slice(0, 1) }
  const { members } = takeComposition(alone, { ...composed('community', 'ngo'), municipality: '0899' }, true)
  expect(members.map(({ name, affiliation }) => [name, affiliation])).toEqual([['Mari', 'community']])
})
