import { parse } from 'valibot'
import { expect, test } from 'vitest'
import { catalogueSearch, narrowingCount, tidy } from './filter'

test('an address with nonsense in it still opens the catalogue', () => {
  const search = parse(catalogueSearch, { phase: 'never', participation: 7, county: '0037', q: '  kaasamine ', x: 1 })
  expect(tidy(search)).toEqual({ county: '0037', q: 'kaasamine' })
})

test('the default phase stays out of the address', () => {
  expect(tidy({ phase: 'open', q: '' })).toEqual({})
  expect(tidy({ phase: 'closed' })).toEqual({ phase: 'closed' })
})

test('the phase is not counted as narrowing', () => {
  expect(narrowingCount({ phase: 'closed' })).toBe(0)
  expect(narrowingCount({ county: '0037', q: 'a' })).toBe(2)
})
