import { describe, expect, test } from 'vitest'
import type { FixStep } from '@/api/types'
import {
  addMember,
  applySteps,
  type Composition,
  clearComposition,
  EMPTY_COMPOSITION,
  keptComposition,
  removeMember,
  removeOne,
} from './composition'

function team(...affiliations: string[]): Composition {
  return affiliations.reduce((all, affiliation) => addMember(all, { affiliation }), EMPTY_COMPOSITION)
}

function step(kind: FixStep['kind'], member: string | null, facts: Record<string, unknown> = {}): FixStep {
  const set = Object.entries(facts).map(([attribute, value]) => ({ attribute, value }))
  return { kind, member, set, text: kind }
}

describe('members', () => {
  test('keep ids that nobody else has, also after somebody left', () => {
    const left = removeMember(team('municipality', 'ngo', 'ngo'), 'm2')
    expect(addMember(left).members.map((member) => member.id)).toEqual(['m1', 'm3', 'm4'])
  })

  test('leave one by one, the latest of their kind first', () => {
    expect(removeOne(team('ngo', 'municipality', 'ngo'), 'ngo').members.map((member) => member.id)).toEqual([
      'm1',
      'm2',
    ])
    expect(removeOne(team('ngo'), 'state').members).toHaveLength(1)
  })
})

describe('a suggested fix', () => {
  test('adds, changes and removes members', () => {
    const fixed = applySteps(team('ngo', 'ngo', 'ngo'), [
      step('add', null, { affiliation: 'municipality' }),
      step('replace', 'm2', { 'affiliation.kind': 'community' }),
      step('remove', 'm3'),
    ])
    expect(fixed.members.map(({ id, affiliation }) => [id, affiliation])).toEqual([
      ['m1', 'ngo'],
      ['m2', 'community'],
      ['m4', 'municipality'],
    ])
  })

  test('names another municipality than the one named before', () => {
    const named = { ...team('ngo'), municipality: '0793' }
    const fixed = applySteps(named, [step('correct', null, { municipality: '0618' })])
    expect(fixed).toEqual({ ...team('ngo'), municipality: '0618' })
  })

  test('sets the municipality of the registration, and ignores what a member does not have', () => {
    const fixed = applySteps(team('ngo'), [
      step('fill', null, { municipality: '0890' }),
      step('correct', 'm1', { shoe_size: 42 }),
      step('confirm', 'm1'),
    ])
    expect(fixed).toEqual({ ...team('ngo'), municipality: '0890' })
  })
})

describe('storage', () => {
  test('gives back what was kept, per cohort', () => {
    keptComposition.keep('a', team('ngo'))
    expect(keptComposition.load('a')).toEqual(team('ngo'))
    expect(keptComposition.load('b')).toBeNull()
    clearComposition('a')
    expect(keptComposition.load('a')).toBeNull()
  })

  test('takes anything unreadable for nothing', () => {
    window.localStorage.setItem('kohort.composition.a', '{"members":[{}]}')
    expect(keptComposition.load('a')).toBeNull()
    window.localStorage.setItem('kohort.composition.a', '{')
    expect(keptComposition.load('a')).toBeNull()
  })
})
