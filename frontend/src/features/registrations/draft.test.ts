import { expect, test } from 'vitest'
import { cohortRef, member, registration } from '@/test/registration-examples'
import {
  addPerson,
  applyFix,
  compositionOf,
  draftOf,
  idsKnownTo,
  isSame,
  learnIds,
  patchOf,
  removePerson,
  serverIdsOf,
} from './draft'

const two = registration({
  members: [
    member('a', { name: 'Mari', email: 'mari@example.ee', affiliation: 'ngo', is_lead: true }),
    member('b', { name: 'Jaan', affiliation: 'ngo' }),
  ],
})

test('a fix changes facts and adds people, and touches no name', () => {
  const fix = {
    text: '',
    steps: [
      {
        kind: 'correct' as const,
        member: 'b',
        set: [{ attribute: 'affiliation', value: 'municipality' }],
        text: '',
      },
      { kind: 'add' as const, member: null, set: [{ attribute: 'affiliation', value: 'community' }], text: '' },
    ],
  }
  const fixed = applyFix(draftOf(two), fix)
  expect(fixed.members.map(({ name, affiliation }) => [name, affiliation])).toEqual([
    ['Mari', 'ngo'],
    ['Jaan', 'municipality'],
    ['', 'community'],
  ])
  expect(fixed.members.filter(({ isLead }) => isLead)).toHaveLength(1)
})

test('when the one who answers is removed, the first of the others does', () => {
  expect(removePerson(draftOf(two), 'a').members).toMatchObject([{ id: 'b', isLead: true }])
})

test('a person whose draft lists nobody is given their own fields', () => {
  const empty = registration({ members: [], cohort: cohortRef({ participation: 'person' }) })
  expect(draftOf(empty).members).toMatchObject([{ name: '', isLead: true }])
  expect(draftOf({ ...empty, cohort: cohortRef() }).members).toEqual([])
})

test('what is left empty is sent as nothing, and a new person without an id', () => {
  const draft = addPerson(draftOf({ ...two, team_name: '  ' }))
  const patch = patchOf(draft, serverIdsOf(two))
  expect(patch.team_name).toBeNull()
  expect(patch.members.map(({ id }) => id)).toEqual(['a', 'b', null])
  expect(patch.members.at(-1)).toMatchObject({ name: null, email: null, organisation: null })
})

test('a new person keeps the place on the page and is known to the server after a save', () => {
  const draft = addPerson(draftOf(two))
  const saved = registration({ members: [...two.members, member('server-3')] })
  const ids = learnIds(serverIdsOf(two), draft, saved)
  expect(patchOf(draft, ids).members.map(({ id }) => id)).toEqual(['a', 'b', 'server-3'])
  expect(isSame(draft, draftOf(saved))).toBe(true)
})

test('people whom the other version removed are new people again when mine is kept', () => {
  const theirs = registration({ members: two.members.slice(0, 1) })
  const ids = idsKnownTo(serverIdsOf(two), theirs)
  expect(patchOf(draftOf(two), ids).members.map(({ id }) => id)).toEqual(['a', null])
})

test('the question about rules holds no names and addresses', () => {
  expect(JSON.stringify(compositionOf(draftOf(two)))).not.toMatch(/Mari|Jaan|@/)
})
