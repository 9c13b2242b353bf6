import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderUi } from '@/test/render-ui'
import { MUNICIPAL, ruleCheck, SIZE } from '@/test/rule-examples'
import { Findings } from './findings'

test.each([
  ['no single team', null, 'No team can meet these conditions.'],
  ['only the pool', ruleCheck([]).smallest_team, 'No set of registrations can meet these conditions together.'],
])('contradictions that concern %s say so', async (_, smallest_team, headline) => {
  const found = ruleCheck([SIZE, MUNICIPAL], {
    feasibility: 'impossible',
    smallest_team,
    conflict: ['size', 'municipal'],
  })
  await renderUi(<Findings found={found} participation="team" nameOf={(rule) => rule} />, 'en')
  expect(screen.getByText(headline, { selector: 'strong' })).toBeVisible()
  expect(screen.getByText('size: Sentence size')).toBeVisible()
})
