// A team made of people: the lead invites, one answers on a phone in Russian, one declines, others come by the link;
// only when all have spoken for themselves the team is handed in.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { reach } from '../support/keyboard'
import { invitationPath, names, nextMail } from '../support/mails'
import { signInHere } from '../support/people'

const LEAD = 'team-lead@viimsi.example'
const ANNA = 'anna@ngo.example'
const JAAN = 'jaan@viimsi.example'
const KATI = 'kati@ngo.example'

test('a lead makes a team of people who speak for themselves', async ({ page, browser }) => {
  test.setTimeout(300_000)
  await begin(page)
  const mails = await invite(page)
  await acceptInRussian(browser, mails.anna)
  await decline(browser, mails.jaan)
  await join(browser, page, 'Peeter Tamm', 'municipality')

  await page.reload()
  await expect(page.getByText(/An invited person declined/)).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('Jaan')
  await expect(page.getByText('The team fits once Kati Karu confirms.', { exact: true })).toBeVisible()
  const anna = page.getByRole('region', { name: 'Анна Иванова' })
  await expect(anna.getByText('Confirmed by the person themselves')).toBeVisible()
  await expect(anna.getByRole('textbox')).toHaveCount(0)
  for (const language of ['en', 'et', 'ru']) {
    await page.goto(page.url().replace(/\/[a-z]{2}\/reg/, `/${language}/reg`))
    await expect(page.locator('section.k-card').nth(3)).toBeVisible()
    await audit(page, `team-answered-${language}`)
  }
  await page.goto(page.url().replace('/ru/', '/en/'))

  await page.getByRole('link', { name: 'Review and submit' }).last().click()
  await page.getByRole('button', { name: 'Submit the registration' }).click()
  await expect(page.getByRole('link', { name: /^Kati Karu: Not confirmed yet/ })).toBeVisible()
  await audit(page, 'team-unconfirmed-en')
  await accept(browser, mails.kati)
  await page.reload()
  await answer(page)
  await expect(page.getByText('The team fits: all conditions are met.', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Review and submit' }).last().click()
  await expect(page.getByRole('region', { name: 'Training days' })).toContainText('First group')
  await audit(page, 'team-review-en')
  await page.getByRole('button', { name: 'Submit the registration' }).click()
  await expect(page.locator('.k-lead').getByText(/Submitted|Confirmed/).first()).toBeVisible()
  await audit(page, 'team-submitted-en')
})

async function begin(page: Page): Promise<void> {
  await page.goto('/en/programmes/koosloome')
  const who = page.getByRole('group', { name: 'Who is in the team?' }).first()
  await who.getByRole('button', { name: /add one: .*municipality/i }).click()
  await page.getByRole('link', { name: 'Continue to registration' }).first().click()
  await signInHere(page, LEAD)
  await page.getByRole('button', { name: 'Begin the registration' }).click()
  await page.getByLabel('Name of the team').fill('Randa rajavad')
  await page.getByRole('combobox', { name: /municipality/i }).fill('Jõhvi')
  await page.getByRole('option').first().click()
  await page.getByRole('region', { name: 'Member 1' }).getByLabel(/^Name/).fill('Mari Maasikas')
  await add(page, 2, 'Anna', ANNA, 'ngo')
  await add(page, 3, 'Jaan', JAAN, 'municipality')
  await add(page, 4, 'Kati Karu', KATI, 'ngo')
}

async function add(page: Page, number: number, name: string, email: string, affiliation: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a member' }).click()
  const card = page.getByRole('main').locator('section.k-card').nth(number - 1)
  await card.getByLabel(/^Name/).fill(name)
  await card.getByLabel(/^E-mail address/).fill(email)
  await card.getByLabel(/represent/).selectOption(affiliation)
}

/** All at once, one of them in Russian; then one waits for their word. */
async function invite(page: Page): Promise<Record<'anna' | 'jaan' | 'kati', string>> {
  const before = names()
  await page.getByRole('button', { name: 'Invite everyone not asked yet (3)' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Anna').selectOption('ru')
  await audit(page, 'team-invite-en')
  await dialog.getByRole('button', { name: 'Send 3 invitations' }).click()
  await expect(page.getByText('Invited: Anna, Jaan and Kati Karu.')).toBeVisible()
  await expect(page.getByText('The team fits once Anna, Jaan and Kati Karu confirm.', { exact: true })).toBeVisible()
  await audit(page, 'team-invited-en')
  const mail = (address: string) => nextMail(address, before)
  return { anna: await mail(ANNA), jaan: await mail(JAAN), kati: await mail(KATI) }
}

/** What the organiser asks of the team; each member was asked on their own page. */
async function answer(page: Page): Promise<void> {
  await page.getByLabel(/^What challenge of your community/).fill('Young people have nowhere to meet in the evening.')
  await page.getByRole('radiogroup', { name: /worked together before/ }).getByRole('radio', { name: 'Yes' }).check()
  await page.getByLabel('What did you do together?').fill('Cleaned the park')
  await page.getByRole('radio', { name: 'First group' }).check()
  await expect(page.getByText(/parts done/)).toHaveText('5 of 5 parts done')
}

async function acceptInRussian(browser: Browser, mail: string): Promise<void> {
  const page = await phone(browser)
  await page.goto(invitationPath(mail))
  await expect(page).toHaveURL(/\/ru\/invitation$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Mari Maasikas приглашает вас в команду' })).toBeVisible()
  await page.getByLabel('Ваше имя').fill('Анна Иванова')
  await page.reload()
  await expect(page.getByLabel('Ваше имя')).toHaveValue('Анна Иванова')
  await page.getByRole('button', { name: 'Подтвердить участие' }).click()
  await expect(page.getByRole('region', { name: 'Перед отправкой нужно ещё:' })).toBeFocused()
  await audit(page, 'invitation-refused-ru')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Подтвердить участие' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Вы в команде' })).toBeFocused()
  await page.getByLabel(/^Что нам следует учесть/).fill('Нужен пандус')
  await expect(page.getByText(/^Сохранено /)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(/^Что нам следует учесть/)).toHaveValue('Нужен пандус')
  await audit(page, 'invitation-accepted-ru')
  await page.context().close()
}

/** Without a mouse. */
async function accept(browser: Browser, mail: string): Promise<void> {
  const page = await phone(browser)
  await page.goto(invitationPath(mail))
  await expect(page.getByRole('checkbox')).toBeVisible()
  await reach(page, /^I take part/)
  await page.keyboard.press('Space')
  await reach(page, /^Confirm that I take part$/, 'button')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'You are in the team' })).toBeFocused()
  await page.context().close()
}

async function decline(browser: Browser, mail: string): Promise<void> {
  const page = await phone(browser)
  await page.goto(invitationPath(mail))
  await audit(page, 'invitation-open-en')
  await page.getByRole('button', { name: 'Decline' }).click()
  await audit(page, 'invitation-decline-en')
  await page.getByRole('button', { name: 'Decline and delete' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your details are deleted' })).toBeFocused()
  await audit(page, 'invitation-declined-en')
  await page.context().close()
}

/** The lead makes a link; whoever has it puts themselves on the team. */
async function join(browser: Browser, lead: Page, name: string, affiliation: string): Promise<void> {
  await lead.getByRole('button', { name: /^Make a (new |join )link$/ }).click()
  const link = lead.getByRole('textbox', { name: 'Link to share' })
  await expect(link).toHaveValue(/#token=/)
  const { pathname, hash } = new URL(await link.inputValue())
  const page = await phone(browser)
  await page.goto(pathname + hash)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your e-mail address').fill('office@ngo.example')
  await page.getByLabel('Whom do you represent?').selectOption(affiliation)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Confirm that I take part' }).click()
  await expect(page.getByText(/We sent your personal link to office@ngo.example/)).toBeVisible()
  await audit(page, 'invitation-joined-en')
  await page.context().close()
}

async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 760 }, hasTouch: true })
  return context.newPage()
}
