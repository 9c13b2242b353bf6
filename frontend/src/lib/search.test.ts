import { expect, test } from 'vitest'
import { matchesName } from './search'

test.each([
  ['Põhja-Pärnumaa vald', 'pohja', true],
  ['Põhja-Pärnumaa vald', 'parnu', true],
  ['Põhja-Pärnumaa vald', 'VALD põh', true],
  ['Rakvere linn', 'rakvere v', false],
  ['Rakvere vald', 'rakvere v', true],
  ['Viimsi vald', 'imsi', false],
  ['Viimsi vald', '  ', true],
])('%s is found by "%s": %s', (name, typed, found) => {
  expect(matchesName(name, typed)).toBe(found)
})
