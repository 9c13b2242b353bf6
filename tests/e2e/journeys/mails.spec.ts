// What organisers know of their mails: one comes back, the desk counts it, and it is sent again. The lead hears of an
// invitation that came back.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { messageIdTo, names } from '../support/mails'
import { signIn } from '../support/people'

/** Where the demonstration expects mails that come back: a maildir beside the folder of those that leave. */
const BOUNCES = join(dirname(process.env.KOHORT_MAILS ?? ''), 'bounces', 'new')

function comesBack(messageId: string): void {
  const report = [
    'From: MAILER-DAEMON@relay.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
    '',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    '',
    'Final-Recipient: rfc822; somebody@example.org',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
    '',
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--r--',
    '',
  ]
  mkdirSync(BOUNCES, { recursive: true })
  writeFileSync(join(BOUNCES, `${Date.now()}.report`), report.join('\r\n'))
}

/** A change over the API, as the page of a signed-in lead would send it. */
async function change<T>(page: Page, method: 'POST' | 'PATCH', path: string, data: object, version = 0): Promise<T> {
  const headers = { Origin: new URL(page.url()).origin, 'If-Match': `"${version}"`, 'Idempotency-Key': crypto.randomUUID() }
  const answer = await page.request.fetch(`/api/v1${path}`, { method, data, headers })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

interface Draft {
  id: string
  version: number
  members: { id: string }[]
}

function person(at: number, affiliation: string): object {
  const organisation = affiliation === 'ngo' ? 'MTÜ Rand' : 'Viimsi vallavalitsus'
  const name = `Kirjasaaja ${at}`
  const email = `kirjasaaja-${at}@viimsi.example`
  return { name, email, affiliation, organisation, municipality: '0890', role: 'specialist', is_lead: at === 1 }
}

/** A draft of four in the advocacy trainings; the second has been sent an invitation. */
async function invited(page: Page, cohort: string): Promise<Draft> {
  const members = ['municipality', 'municipality', 'municipality', 'ngo'].map((kind, at) => person(at + 1, kind))
  const team = { team_name: 'Kirjade saajad', municipality: '0890', language: 'en', members }
  const draft = await change<Draft>(page, 'POST', `/cohorts/${cohort}/registrations`, team)
  const member_id = draft.members[1]?.id
  return change<Draft>(page, 'POST', `/registrations/${draft.id}/invitations`, { member_id }, draft.version)
}

test('what comes back is seen by the lead and the organiser, and sent again', async ({ page, browser }) => {
  const shown = await page.request.get('/api/v1/programmes/huvikaitse')
  const cohort: string = (await shown.json()).cohorts[0].id
  await signIn(page, 'kirjasaaja-1@viimsi.example')
  const draft = await invited(page, cohort)
  comesBack(await messageIdTo('kirjasaaja-2@viimsi.example'))
  await page.goto(`/en/registrations/${draft.id}`)
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(/The invitation did not arrive: the address does not accept mail/)).toBeVisible()
  }).toPass({ timeout: 40_000 })
  await audit(page, 'registration-undelivered-en')
  await change(page, 'POST', `/registrations/${draft.id}/submit`, {}, draft.version)

  const context = await browser.newContext()
  await organiser(await context.newPage(), cohort, draft.id)
  await context.close()
})

async function organiser(page: Page, cohort: string, registration: string): Promise<void> {
  await signIn(page, 'korraldaja@kohort.example')
  comesBack(await messageIdTo('kirjasaaja-1@viimsi.example', 'We have received your'))
  const count = async () => {
    const answer = await page.request.get(`/api/v1/cohorts/${cohort}/counts`)
    return (await answer.json()).counts.undelivered_mails
  }
  await expect.poll(count, { timeout: 40_000 }).toBe(2)
  await page.goto('/en/desk')
  await page.getByRole('link', { name: '2 mails could not be delivered' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mails' })).toBeVisible()
  await expect(page.getByText(/it held a personal link, which is not kept/)).toBeVisible()
  for (const language of ['et', 'en', 'ru']) {
    await page.goto(`/${language}/desk/cohorts/${cohort}/mails?state=undelivered`)
    await expect(page.getByText('550 5.1.1 user unknown').first()).toBeVisible()
    await audit(page, `mails-${language}`)
  }
  await page.goto(`/en/desk/registrations/${registration}`)
  const section = page.getByRole('region', { name: 'Mails' })
  await expect(section.getByText('Came back', { exact: true }).first()).toBeVisible()
  await audit(page, 'desk-registration-mails-en')
  await sendsAgain(page, section)
  await expect.poll(count).toBe(1)
}

/** By keyboard: the button names the mail, and the list then shows the new one beside the old. */
async function sendsAgain(page: Page, section: Locator): Promise<void> {
  const before = names()
  await section.getByRole('button', { name: /^Send again: / }).focus()
  await page.keyboard.press('Enter')
  await expect(section.getByText('A new mail was sent later.')).toBeVisible()
  await expect.poll(() => [...names()].filter((name) => !before.has(name)).length).toBeGreaterThan(0)
}
