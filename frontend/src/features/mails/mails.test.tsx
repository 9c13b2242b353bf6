import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Mail } from '@/api/types'
import { SERVER_TIME } from '@/test/examples'
import { fakeApi, problem } from '@/test/fake-api'
import { deskCohort, review, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

function mail(id: string, more: Partial<Mail> = {}): Mail {
  return {
    id,
    kind: 'registration',
    registration_id: 'r1',
    rsvp_id: null,
    to: 'mari@example.ee',
    language: 'et',
    subject: 'Koht on kinnitatud',
    state: 'sent',
    attempts: 1,
    reason: null,
    message_id: '<m1@kohort.example>',
    queued_at: SERVER_TIME,
    due_at: null,
    sent_at: SERVER_TIME,
    bounced_at: null,
    replaced_by: null,
    can_resend: false,
    resend_hindrance: null,
    ...more,
  }
}

const BOUNCED = mail('m2', {
  ...{ state: 'bounced', bounced_at: SERVER_TIME, reason: '550 5.1.1 user unknown', can_resend: true },
})
const SECRET = mail('m3', {
  ...{ kind: 'invitation', subject: 'Kutse', state: 'failed', sent_at: null, resend_hindrance: 'secret' },
})
const WAITING = mail('m4', { state: 'waiting', subject: null, to: null, sent_at: null, due_at: SERVER_TIME })

function desk(mails: readonly Mail[], cohort = deskCohort()) {
  return {
    'GET /session': () => session(),
    'GET /registrations/r1/review': () => review(),
    'GET /cohorts/c1': () => ({ by_rsvp: false, sessions: [], rules: [], server_time: SERVER_TIME }),
    'GET /cohorts/c1/counts': () => cohort,
    'GET /cohorts/c1/registrations': () => ({ items: [], next_cursor: null }),
    'GET /cohorts/c1/mails': () => ({ items: mails, next_cursor: null }),
  }
}

const ofMail = (words: string) => screen.getByText(words).closest('li') as HTMLElement

test('each mail says in words how far it came and what can be done', async () => {
  fakeApi(desk([BOUNCED, SECRET, WAITING, mail('m1', { subject: 'Registreering on esitatud' })]))
  renderRoute('/et/desk/registrations/r1')
  expect(await screen.findByText('550 5.1.1 user unknown')).toBeVisible()
  const back = within(ofMail('Koht on kinnitatud'))
  expect(back.getByText('Tuli tagasi')).toBeVisible()
  expect(back.getByRole('button', { name: 'Saada uuesti: Koht on kinnitatud' })).toBeVisible()
  const secret = within(ofMail('Kutse'))
  expect(secret.getByText(/isiklik link, mida ei säilitata/)).toBeVisible()
  expect(secret.queryByRole('button')).toBeNull()
  expect(screen.getByText('Ootab saatmist')).toBeVisible()
  expect(screen.getByText('saaja selgub kirja koostamisel')).toBeVisible()
  expect(within(ofMail('Registreering on esitatud')).queryByRole('button')).toBeNull()
})

test('sending again repeats one wish and says what went wrong', async () => {
  const answers = { ...desk([BOUNCED]), 'POST /mails/m2/resend': () => problem(409, 'conflict') }
  const asked = fakeApi(answers)
  const { user } = renderRoute('/et/desk/registrations/r1')
  await user.click(await screen.findByRole('button', { name: /^Saada uuesti/ }))
  expect(await screen.findByRole('alert')).toBeVisible()
  const sent = asked.filter(({ path }) => path.endsWith('/resend'))
  expect(sent).toHaveLength(1)
})

test('a viewer reads, and sends nothing', async () => {
  fakeApi(desk([BOUNCED], deskCohort({ my_role: 'viewer' })))
  renderRoute('/et/desk/registrations/r1')
  expect(await screen.findByText('Tuli tagasi')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Saada uuesti/ })).toBeNull()
})

test('the desk counts what did not arrive and leads to it', async () => {
  const { counts } = deskCohort()
  const asked = fakeApi(desk([BOUNCED], deskCohort({ counts: { ...counts, undelivered_mails: 2 } })))
  const { user } = renderRoute('/et/desk/cohorts/c1')
  await user.click(await screen.findByRole('link', { name: '2 kirja ei jõudnud kohale' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Kirjad' })).toBeVisible()
  expect(screen.getByLabelText('Seis')).toHaveValue('undelivered')
  expect(await screen.findByText('Tuli tagasi', { selector: 'span' })).toBeVisible()
  expect(asked.some(({ path }) => path.includes('undelivered=true'))).toBe(true)
})
