import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { cohortView, meeting, programmeView, verdict } from '@/test/examples'
import { fakeApi, problem } from '@/test/fake-api'
import { renderRoute } from '@/test/render-route'

const ADDRESS = '/et/programmes/huvikaitse'

function show(programme: ReturnType<typeof programmeView>) {
  fakeApi({
    'GET /programmes/huvikaitse': () => programme,
    'POST /cohorts/c1/evaluations': () => verdict('undetermined', []),
  })
  return renderRoute(ADDRESS)
}

async function fact(name: string): Promise<HTMLElement> {
  const term = (await screen.findAllByText(name)).find((element) => element.tagName === 'DT')
  return term?.nextElementSibling as HTMLElement
}

test('the deadline stands in words, in Estonian time, with what is left of it', async () => {
  show(programmeView())
  expect(await fact('Tähtaeg')).toHaveTextContent(
    'teisipäev, 1. detsember 2026 kell 23.59 (Eesti aja järgi)jäänud 9 päeva',
  )
})

test('what the call does not state is not invented', async () => {
  show(programmeView({ cohorts: [cohortView({ closes: null, format: null, counties: [], capacity: null })] }))
  expect(await fact('Tähtaeg')).toHaveTextContent('Kutses ei ole öeldud')
  expect(await fact('Toimumisaeg')).toHaveTextContent('Selgub hiljem')
  expect(await fact('Koht')).toHaveTextContent('Koht selgub')
  expect(await fact('Hind')).toHaveTextContent('Kutses ei ole öeldud.')
  expect(screen.getByText('Kutses ei ole kontakti nimetatud.')).toBeInTheDocument()
})

test('a day without an hour stays a day, and an unknown day is to be announced', async () => {
  const sessions = [
    meeting({ id: 'a', date: '2027-03-28' }),
    meeting({ id: 'b', date: '2027-03-29', start_time: '09:30', end_time: '16:00', starts_at: '2027-03-29T06:30:00Z' }),
    meeting({ id: 'c', kind: 'final_seminar' }),
  ]
  show(programmeView({ cohorts: [cohortView({ sessions })] }))
  const [plain, timed, unknown] = await screen
    .findAllByRole('listitem')
    .then((items) => items.filter((item) => item.closest('.k-sessions') !== null))
  expect(plain).toHaveTextContent('P, 28. märts 2027Koolituspäev')
  expect(timed).toHaveTextContent('E, 29. märts 2027kell 9.30–16.00')
  expect(unknown).toHaveTextContent('Aeg selgubLõpuseminar')
  expect(within(unknown as HTMLElement).queryByRole('button')).not.toBeInTheDocument()
})

test('a closed cohort has neither checker nor registration', async () => {
  show(programmeView({ cohorts: [cohortView({ phase: 'closed' })] }))
  expect(await fact('Tähtaeg oli')).toHaveTextContent('1. detsember 2026')
  expect(screen.queryByRole('link', { name: 'Kandideeri' })).not.toBeInTheDocument()
  expect(screen.queryByText('Kas meie meeskond sobib?')).not.toBeInTheDocument()
})

/** React and the router report caught errors to the console as well; here they are expected. */
function expectErrorPage(): void {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
}

test('a programme that does not exist is a page of its own, with a way on', async () => {
  expectErrorPage()
  fakeApi({ 'GET /programmes/huvikaitse': () => problem(404, 'not-found') })
  renderRoute(ADDRESS)
  expect(await screen.findByRole('heading', { name: 'Lehte ei leitud' })).toBeInTheDocument()
  expect(screen.queryByText(/r-1/)).not.toBeInTheDocument()
})

test('a fault of the server gives the request id and can be tried again', async () => {
  expectErrorPage()
  let healthy = false
  fakeApi({
    'GET /programmes/huvikaitse': () => (healthy ? programmeView({ cohorts: [] }) : problem(500, 'internal')),
  })
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByText('r-1')).toBeInTheDocument()
  healthy = true
  await user.click(screen.getByRole('button', { name: 'Proovi uuesti' }))
  expect(await screen.findByRole('heading', { name: 'Huvikaitsekoolitused' })).toBeInTheDocument()
})
