import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { RsvpList, RsvpRow } from '@/api/types'
import { cohortView, meeting, rsvpTerms, SERVER_TIME } from '@/test/examples'
import { fakeApi } from '@/test/fake-api'
import { deskCohort, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

function row(id: string, more: Partial<RsvpRow> = {}): RsvpRow {
  const { state, ...rest } = { state: 'attending' as const, ...more }
  const times = { confirmed_at: SERVER_TIME, waitlisted_at: null, cancelled_at: null }
  return { id, name: `Inimene ${id}`, email: `${id}@example.ee`, language: 'ru', state, ...times, ...rest }
}

function list(items: RsvpRow[], more: Partial<RsvpList> = {}): RsvpList {
  const counts = { asked: 2, attending: 3, waitlisted: 1, cancelled: 0 }
  return { items, next_cursor: null, counts, capacity: 40, ...more }
}

const events = cohortView({
  sessions: [meeting({ kind: 'info_event', rsvp: rsvpTerms({ attending: 3 }) }), meeting({ id: 's2' })],
})
const PAGES = {
  'GET /session': () => session(),
  'GET /cohorts/c1': () => events,
  'GET /cohorts/c1/counts': () => deskCohort(),
  'GET /cohorts/c1/registrations': () => ({ items: [], next_cursor: null }),
}
const LIST = 'GET /cohorts/c1/sessions/s1/rsvps'
const ADDRESS = '/et/desk/cohorts/c1/sessions/s1'

test('the cohort’s desk leads to the list of each meeting that takes people', async () => {
  fakeApi(PAGES)
  renderRoute('/et/desk/cohorts/c1')
  const coming = within(await screen.findByRole('region', { name: 'Kes tulevad' }))
  expect(coming.getAllByRole('link')).toHaveLength(1)
  expect(coming.getByRole('link', { name: 'Infopäev' })).toHaveAttribute('href', ADDRESS)
  expect(coming.getByText('tuleb 3 inimest')).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: 'Registreeringud' })).toBeInTheDocument()
})

test('a cohort without registrations shows none on the desk', async () => {
  fakeApi({ ...PAGES, 'GET /cohorts/c1': () => ({ ...events, by_rsvp: true }) })
  renderRoute('/et/desk/cohorts/c1')
  expect(await screen.findByRole('region', { name: 'Kes tulevad' })).toBeInTheDocument()
  expect(screen.queryByRole('heading', { name: 'Registreeringud' })).not.toBeInTheDocument()
  expect(screen.queryByText('Registreeringuid veel ei ole.')).not.toBeInTheDocument()
})

test('the whole list is there, whatever number of pages it takes, with the counts of all', async () => {
  const asked = fakeApi({
    ...PAGES,
    [LIST]: ({ path }) =>
      path.includes('cursor=next') ? list([row('c')]) : list([row('a'), row('b')], { next_cursor: 'next' }),
  })
  renderRoute(ADDRESS)
  const table = await screen.findByRole('table', { name: 'Tulevad (3)' })
  expect(within(table).getAllByRole('row')).toHaveLength(4)
  expect(within(table).getByRole('link', { name: 'c@example.ee' })).toHaveAttribute('href', 'mailto:c@example.ee')
  expect(screen.getByText(/2 inimest ei ole veel kinnitanud/)).toBeInTheDocument()
  expect(screen.getByText('kohti 40')).toBeInTheDocument()
  expect(
    asked.filter(({ path }) => path.includes('/rsvps')).every(({ path }) => path.includes('state=attending')),
  ).toBe(true)
})

test('the other lists have addresses of their own', async () => {
  const waiting = row('w', { state: 'waitlisted', waitlisted_at: SERVER_TIME })
  fakeApi({ ...PAGES, [LIST]: ({ path }) => (path.includes('state=waitlisted') ? list([waiting]) : list([])) })
  const { user, router } = renderRoute(ADDRESS)
  expect(await screen.findByText('Keegi ei ole veel kinnitanud, et tuleb.')).toBeInTheDocument()
  await user.click(screen.getByRole('link', { name: 'Ootavad (1)' }))
  expect(await screen.findByRole('columnheader', { name: 'Ootab alates' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Ootavad (1)' })).toHaveAttribute('aria-current', 'page')
  expect(router.state.location.search).toEqual({ state: 'waitlisted' })
})

test('a meeting that is not in the cohort is a page that does not exist', async () => {
  fakeApi({ ...PAGES, 'GET /cohorts/c1/sessions/x/rsvps': () => list([]) })
  renderRoute('/et/desk/cohorts/c1/sessions/x')
  expect(await screen.findByRole('heading', { name: 'Lehte ei leitud' })).toBeInTheDocument()
})
