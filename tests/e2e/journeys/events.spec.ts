// Somebody without an account comes to an information event: asked for on a phone in Russian, confirmed by the mailed
// link, joined, given up; the organiser sees it all. And the meetings go into calendars.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { names, nextMail, rsvpPath } from '../support/mails'
import { signIn } from '../support/people'

const EVENT = { programme: 'koosloome', ru: 'Инфодень в Zoom', en: 'Info day on Zoom' }

test('somebody asks in Russian to come to an information event, confirms, and gives the place up', async ({ page, browser }) => {
  test.setTimeout(240_000)
  const email = 'olga@viimsi.example'
  await page.setViewportSize({ width: 375, height: 800 })
  const mail = await ask(page, email)
  // Another document first, as from a mail program.
  await page.goto('about:blank')
  await page.goto(rsvpPath(mail))
  await expect(page).toHaveURL(/\/ru\/rsvp$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Вы придёте?' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('Здравствуйте, Ольга Петрова!')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Подключиться онлайн' })).toHaveCount(0)
  await auditIn(page, 'rsvp-asked')
  await page.getByRole('button', { name: 'Да, приду' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Вы в списке участников' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'Подключиться онлайн' })).toHaveAttribute('href', /^https:\/\/zoom\.example\//)
  await expectCalendar(page, page.getByRole('link', { name: /^Добавить в календарь/ }), 1)
  await auditIn(page, 'rsvp-attending')
  const organiser = await signedIn(browser)
  await seenBy(organiser, email, 'Coming')

  await page.getByRole('button', { name: 'Отказаться от места' }).click()
  await audit(page, 'rsvp-cancel-ru')
  await page.getByRole('dialog').getByRole('button', { name: 'Отказаться от места' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Вы отказались от участия' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'Подключиться онлайн' })).toHaveCount(0)
  await auditIn(page, 'rsvp-cancelled')
  await seenBy(organiser, email, 'Cancelled')
  await organiser.context().close()
})

/** What is typed survives a reload; the mail that comes is returned. */
async function ask(page: Page, email: string): Promise<string> {
  await page.goto(`/ru/programmes/${EVENT.programme}`)
  await page.getByRole('button', { name: /^Я приду.*Инфодень/ }).click()
  const form = page.getByRole('form', { name: `Я приду: ${EVENT.ru}` })
  await expect(form.getByLabel('Ваше имя')).toBeFocused()
  await form.getByLabel('Ваше имя').fill('Ольга Петрова')
  await form.getByRole('button', { name: 'Отправьте мне ссылку' }).click()
  await expect(form.getByLabel('Ваш адрес электронной почты')).toBeFocused()
  await audit(page, 'rsvp-refused-ru')
  await page.reload()
  await expect(form.getByLabel('Ваше имя')).toHaveValue('Ольга Петрова')
  await form.getByLabel('Ваш адрес электронной почты').fill(email)
  const before = names()
  await form.getByRole('button', { name: 'Отправьте мне ссылку' }).click()
  await expect(page.getByText(`Мы отправили ссылку на адрес ${email}.`)).toBeVisible()
  await audit(page, 'rsvp-sent-ru')
  return nextMail(email, before)
}

/** The same page in each language; the link goes along. */
async function auditIn(page: Page, name: string): Promise<void> {
  for (const language of ['et', 'en', 'ru']) {
    await page.goto(page.url().replace(/\/[a-z]{2}\/rsvp/, `/${language}/rsvp`))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await audit(page, `${name}-${language}`)
  }
}

async function expectCalendar(page: Page, link: ReturnType<Page['getByRole']>, events: number): Promise<void> {
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toContain('text/calendar')
  expect((await answer.text()).match(/BEGIN:VEVENT/g)).toHaveLength(events)
}

async function signedIn(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, 'korraldaja@kohort.example')
  return page
}

async function seenBy(page: Page, email: string, list: 'Coming' | 'Cancelled'): Promise<void> {
  await page.goto('/en/desk')
  await page.getByRole('main').locator('.k-call').filter({ hasText: /10 teams/ }).getByRole('link', { name: /co-creation/i }).first().click()
  const coming = page.getByRole('region', { name: 'Who is coming' })
  if (list === 'Coming') await audit(page, 'desk-cohort-events-en')
  await coming.getByRole('link', { name: EVENT.en }).click()
  await expect(page.getByRole('heading', { level: 1, name: EVENT.en })).toBeFocused()
  await page.getByRole('link', { name: new RegExp(`^${list} \\(`) }).click()
  const row = page.getByRole('row').filter({ hasText: email })
  await expect(row.getByRole('cell').first()).toHaveText('Ольга Петрова')
  for (const language of list === 'Coming' ? ['et', 'en', 'ru'] : ['et']) {
    await page.goto(page.url().replace(/\/[a-z]{2}\/desk/, `/${language}/desk`))
    await expect(page.getByRole('row').filter({ hasText: email })).toBeVisible()
    await audit(page, `attendees-${list.toLowerCase()}-${language}`)
  }
}

test('the meetings of a cohort can be subscribed to and downloaded', async ({ page }) => {
  await page.goto('/en/programmes/dialoog-kogukonnaga')
  await page.getByText('All meetings in your own calendar').first().click()
  const address = page.getByRole('textbox', { name: 'Address of the calendar' })
  await expect(address).toHaveValue(/\/calendar\.ics\?lang=en$/)
  await expect(page.getByRole('link', { name: 'Subscribe in a calendar app' })).toHaveAttribute('href', /^webcal:/)
  await expectCalendar(page, page.getByRole('link', { name: 'Download as a file' }), 6)
  await audit(page, 'calendar-en')
})

test('a registration has a secret calendar that can be replaced', async ({ page }) => {
  await signIn(page, 'taotleja@kohort.example')
  await page.goto('/en/registrations')
  await page.getByRole('main').locator('.k-call').filter({ hasText: /Submitted|On the waiting list|Place offered|Confirmed/ }).getByRole('link').first().click()
  const mine = page.getByRole('region', { name: 'My calendar' })
  await mine.getByRole('button', { name: 'Make a secret address' }).click()
  const address = mine.getByRole('textbox', { name: 'Address of the calendar' })
  await expect(address).toHaveValue(/\/calendars\/kcl_/)
  const first = await address.inputValue()
  await audit(page, 'my-calendar-en')
  await mine.getByRole('button', { name: 'Replace with a new address' }).click()
  await audit(page, 'my-calendar-replace-en')
  await page.getByRole('dialog').getByRole('button', { name: 'Replace with a new address' }).click()
  await expect(address).not.toHaveValue(first)
  const path = (url: string) => new URL(url).pathname
  expect((await page.request.get(path(first))).status()).toBe(404)
  expect((await page.request.get(path(await address.inputValue()))).status()).toBe(200)
})
