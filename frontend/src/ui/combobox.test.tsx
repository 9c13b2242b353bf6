import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { renderUi } from '@/test/render-ui'
import { Combobox } from './combobox'

const OPTIONS = [
  { value: '1', label: 'Rakvere linn' },
  { value: '2', label: 'Rakvere vald' },
  { value: '3', label: 'Põltsamaa vald' },
]

function Example({ initial = null }: { initial?: string | null }) {
  const [value, setValue] = useState<string | null>(initial)
  return (
    <>
      <Combobox label="Omavalitsus" options={OPTIONS} value={value} onChange={setValue} />
      <p>chosen: {value ?? 'none'}</p>
    </>
  )
}

test('is searched and chosen from by keyboard alone', async () => {
  const { user } = await renderUi(<Example />)
  await user.tab()
  await user.keyboard('rakv')
  const field = screen.getByRole('combobox', { name: 'Omavalitsus' })
  expect(screen.getAllByRole('option')).toHaveLength(2)
  expect(field).toHaveAttribute('aria-expanded', 'true')
  await user.keyboard('{ArrowDown}')
  expect(field.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id)
  await user.keyboard('{Enter}')
  expect(screen.getByText('chosen: 2')).toBeInTheDocument()
  expect(field).toHaveValue('Rakvere vald')
  expect(field).toHaveAttribute('aria-expanded', 'false')
})

test('finds a name typed without its diacritics', async () => {
  const { user } = await renderUi(<Example />)
  await user.type(screen.getByRole('combobox'), 'poltsa')
  await user.click(screen.getByRole('option', { name: 'Põltsamaa vald' }))
  expect(screen.getByText('chosen: 3')).toBeInTheDocument()
})

test('says when nothing is found, and keeps the earlier choice', async () => {
  const { user } = await renderUi(<Example initial="1" />)
  await user.type(screen.getByRole('combobox'), 'xyz')
  expect(screen.getByRole('status')).toHaveTextContent('Sellist nime ei leitud')
  await user.keyboard('{Escape}')
  expect(screen.getByRole('combobox')).toHaveValue('Rakvere linn')
})

test('emptying the field takes the choice back', async () => {
  const { user } = await renderUi(<Example initial="1" />)
  await user.clear(screen.getByRole('combobox'))
  await user.tab()
  expect(screen.getByText('chosen: none')).toBeInTheDocument()
})
