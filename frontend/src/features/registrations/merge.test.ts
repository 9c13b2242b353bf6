import { expect, test } from 'vitest'
import type { Member } from '@/api/types'
import { member, registration } from '@/test/registration-examples'
import { addPerson, changePerson, draftOf, removePerson, serverIdsOf } from './draft'
import { insistOn, mergeDrafts } from './merge'

const lead = member('a', { name: 'Mari', email: 'mari@example.ee', is_lead: true })
const asked = member('b', { name: 'Jaan', affiliation: 'ngo', standing: 'invited' })
const typed = member('c', { name: 'Kati' })
const base = registration({ members: [lead, asked, typed], version: 3 })
const ids = serverIdsOf(base)
const mine = draftOf(base)

function theirs(...members: Member[]) {
  return registration({ members, version: 4 })
}

test('what was typed here and what somebody answered are both kept', () => {
  const own = { ...asked, name: 'Jaan Tamm', standing: 'confirmed' as const }
  const here = changePerson({ ...mine, teamName: 'Rand' }, 'c', { organisation: 'MTÜ Rand' })
  const merged = mergeDrafts({ base, mine: here, ids, theirs: theirs(lead, own, typed) })
  expect(merged).toMatchObject({ teamName: 'Rand', members: [{}, { name: 'Jaan Tamm' }, { organisation: 'MTÜ Rand' }] })
})

test('their own words win over what was typed about them meanwhile', () => {
  const own = { ...asked, organisation: 'MTÜ Tamm', standing: 'confirmed' as const }
  const here = changePerson(mine, 'b', { organisation: 'Arvatav MTÜ', name: 'Jaanus' })
  const merged = mergeDrafts({ base, mine: here, ids, theirs: theirs(lead, own, typed) })
  expect(merged?.members[1]).toMatchObject({ name: 'Jaan', organisation: 'MTÜ Tamm' })
})

test('who declined is gone, whatever was typed about them meanwhile', () => {
  const here = changePerson(mine, 'b', { organisation: 'MTÜ' })
  const merged = mergeDrafts({ base, mine: here, ids, theirs: theirs(lead, typed) })
  expect(merged?.members.map(({ id }) => id)).toEqual(['a', 'c'])
  expect(insistOn({ base, mine: here, ids, theirs: theirs(lead, typed) }).members.map(({ id }) => id)).toEqual([
    'a',
    'c',
  ])
})

test('who joined by the link is added, beside somebody just added here', () => {
  const joined = member('d', { name: 'Olga', standing: 'confirmed' })
  const here = addPerson(mine)
  const merged = mergeDrafts({ base, mine: here, ids, theirs: theirs(lead, asked, typed, joined) })
  expect(merged?.members.map(({ name }) => name)).toEqual(['Mari', 'Jaan', 'Kati', '', 'Olga'])
  expect(insistOn({ base, mine, ids, theirs: theirs(lead, asked, typed, joined) }).members.at(-1)?.name).toBe('Olga')
})

test('a person removed here stays removed', () => {
  const merged = mergeDrafts({ base, mine: removePerson(mine, 'c'), ids, theirs: theirs(lead, asked, typed) })
  expect(merged?.members.map(({ id }) => id)).toEqual(['a', 'b'])
})

test.each([
  ['the same field', changePerson(mine, 'c', { name: 'Katrin' }), theirs(lead, asked, { ...typed, name: 'Kadri' })],
  [
    'somebody removed here who answered',
    removePerson(mine, 'b'),
    theirs(lead, { ...asked, standing: 'confirmed' }, typed),
  ],
  [
    'somebody changed here whom another window removed',
    changePerson(mine, 'c', { name: 'Katrin' }),
    theirs(lead, asked),
  ],
  ['people added on both sides', addPerson(mine), theirs(lead, asked, typed, member('d', { name: 'Olga' }))],
])('%s needs a choice', (_, here, there) => {
  expect(mergeDrafts({ base, mine: here, ids, theirs: there })).toBeNull()
})
