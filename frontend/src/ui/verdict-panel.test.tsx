import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Fix } from '@/api/types'
import { ruleResult, verdict } from '@/test/examples'
import { renderUi } from '@/test/render-ui'
import { VerdictPanel } from './verdict-panel'

const ADD: Fix = {
  text: 'Add 1 more member from the municipality.',
  steps: [{ kind: 'add', member: null, set: [{ attribute: 'affiliation', value: 'municipality' }], text: '' }],
}
const FILL: Fix = {
  text: 'Say which municipality it is.',
  steps: [{ kind: 'fill', member: null, set: [], text: '' }],
}

test('every rule has its sign in words, and where it stands in numbers', async () => {
  const rules = [
    ruleResult('a', 'met'),
    ruleResult('b', 'not_met', { explanation: '7 of at most 6' }),
    ruleResult('c', 'open', { effect: 'advise' }),
  ]
  await renderUi(<VerdictPanel verdict={verdict('violated', rules)} participation="team" />, 'en')
  const items = screen.getAllByRole('listitem')
  expect(items.map((item) => item.textContent)).toEqual([
    'Tingimus aMet',
    'Tingimus bNot met · 7 of at most 6',
    'Tingimus cNot yet known · advice, does not prevent registering',
  ])
  expect(screen.getByRole('status')).toHaveTextContent('The team does not fit as it stands. Conditions met: 1 of 2.')
})

test('what is judged among all registrations stands apart', async () => {
  const rules = [ruleResult('own', 'met'), ruleResult('pool', 'open', { scope: 'pool' })]
  await renderUi(<VerdictPanel verdict={verdict('satisfied', rules)} participation="team" />, 'en')
  expect(screen.getByText('The team’s conditions are met; the rest is checked when places are given.')).toBeVisible()
  const [own, pool] = screen.getAllByRole('list')
  expect(own).toHaveTextContent('Tingimus own')
  expect(own).not.toHaveTextContent('Tingimus pool')
  expect(pool).toHaveTextContent('Tingimus pool')
})

test('names of those who count are shown where the page knows them', async () => {
  const rules = [ruleResult('a', 'met', { counted: ['1', '2', '3'] })]
  const names: Record<string, string> = { 1: 'Mari', 2: 'Jüri' }
  await renderUi(
    <VerdictPanel verdict={verdict('satisfied', rules)} participation="team" memberName={(id) => names[id]} />,
    'en',
  )
  expect(screen.getByText('Counted: Mari and Jüri')).toBeInTheDocument()
})

test('a fix that can apply itself is a button, one that needs an answer is a sentence', async () => {
  const onApply = vi.fn()
  const { user } = await renderUi(
    <VerdictPanel
      verdict={verdict('undetermined', [], { fixes: [ADD, FILL] })}
      participation="team"
      onApply={onApply}
    />,
    'en',
  )
  expect(screen.getAllByRole('button')).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: ADD.text }))
  expect(onApply).toHaveBeenCalledExactlyOnceWith(ADD)
  expect(
    screen.getByText('Still open: not all conditions are met yet.', { selector: 'strong' }).closest('p'),
  ).toHaveFocus()
  expect(screen.getByText(FILL.text)).toBeInTheDocument()
})

test('conditions that are only checked later get no tick of their own', async () => {
  const rules = [ruleResult('advice', 'open', { effect: 'advise' }), ruleResult('pool', 'open', { scope: 'pool' })]
  const { container } = await renderUi(
    <VerdictPanel verdict={verdict('satisfied', rules)} participation="person" />,
    'en',
  )
  const said = 'Anybody can register; some conditions are checked when places are given.'
  expect(screen.getByText(said, { selector: 'strong' })).toBeVisible()
  expect(container.querySelector('.k-verdict-headline [data-sign="met"]')).toBeNull()
})

test('a search for ways out that gave up never passes for the shortest', async () => {
  const given = verdict('violated', [], { fixes: [ADD] })
  const note = /^There may be shorter ways too/
  const { unmount } = await renderUi(<VerdictPanel verdict={given} participation="team" />, 'en')
  expect(screen.queryByText(note)).toBeNull()
  unmount()
  await renderUi(<VerdictPanel verdict={{ ...given, gave_up: true }} participation="team" />, 'en')
  expect(screen.getByText(note)).toBeVisible()
})
