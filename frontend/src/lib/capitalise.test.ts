import { expect, test } from 'vitest'
import { capitalise } from './capitalise'

test.each([
  ['õpetaja', 'Õpetaja'],
  ['сообщество', 'Сообщество'],
  ['MTÜ', 'MTÜ'],
  ['', ''],
])('%s becomes %s', (label, shown) => {
  expect(capitalise(label)).toBe(shown)
})
