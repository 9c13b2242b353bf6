import { parse } from 'valibot'
import { expect, test } from 'vitest'
import { reviewSearch, tidy } from './search'

test.each([
  [{}, {}],
  [
    { state: 'submitted', q: ' Viimsi ' },
    { state: 'submitted', q: 'Viimsi' },
  ],
  [{ state: 'draft', verdict: 'maybe', sort: 'name', q: 7 }, {}],
  [
    { sort: 'submitted_at', verdict: 'violated', q: '' },
    { sort: 'submitted_at', verdict: 'violated' },
  ],
])('%j in an address means %j', (address, meaning) => {
  expect(tidy(parse(reviewSearch, address))).toEqual(meaning)
})
