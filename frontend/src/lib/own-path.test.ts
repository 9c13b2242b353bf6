import { expect, test } from 'vitest'
import { ownPath } from './own-path'

test.each(['/et/registrations', '/ru?q=a%20b#c', '/'])('%s is ours', (path) => {
  expect(ownPath(path)).toBe(path)
})

test.each([
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  'et',
  '/ä',
  `/${'a'.repeat(600)}`,
  undefined,
  7,
])('%s is not', (path) => {
  expect(ownPath(path)).toBeUndefined()
})
