// The lead of a team composes it in the checker, signs in, is told what is missing, completes it and submits.
import { expect, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { signIn, signInHere } from '../support/people'

const LEAD = 'lead@viimsi.example'

test('a lead registers a team for the advocacy trainings and is told what is missing', async ({ page }) => {
  await page.goto('/en/programmes/huvikaitse')
  const who = page.getByRole('group', { name: 'Who is in the team?' })
  for (const kind of [/add one: .*municipality/i, /add one: .*municipality/i, /add one: .*(ngo|non-gov|association)/i]) {
    await who.getByRole('button', { name: kind }).click()
  }
  await page.getByRole('link', { name: 'Continue to registration' }).click()
  await audit(page, 'sign-in-en')
  await signInHere(page, LEAD)
  await expect(page.getByText('The team you composed is carried over: 3 members.')).toBeVisible()
  await audit(page, 'begin-en')
  await page.getByRole('button', { name: 'Begin the registration' }).click()

  await fillTeam(page)
  await page.getByRole('link', { name: 'Review and submit' }).last().click()
  await page.getByRole('button', { name: 'Submit the registration' }).click()
  await expect(page.getByRole('alert').getByText('The registration cannot be submitted yet')).toBeVisible()
  await expect(page.getByText(/2 of 3/).first()).toBeVisible()
  await audit(page, 'registration-refused-en')

  await page.getByRole('alert').getByRole('link', { name: 'Change the details' }).click()
  await page.getByRole('button', { name: 'Add a member' }).click()
  await fillMember(page, 4, 'Viies Liige', 'municipality')
  await expect(page.getByText(/^Saved /)).toBeVisible()
  await page.getByRole('link', { name: 'Review and submit' }).last().click()
  await audit(page, 'registration-review-en')
  await page.getByRole('button', { name: 'Submit the registration' }).click()
  await expect(page.getByText(/The organiser’s decision will be sent by e-mail/)).toBeVisible()
  await audit(page, 'registration-status-en')
})

test('the pages of a signed-in lead are accessible in et and ru', async ({ page }) => {
  await signIn(page, 'taotleja@kohort.example')
  for (const language of ['et', 'ru']) {
    await page.goto(`/${language}/registrations`)
    await expect(page.locator('main li').first()).toBeVisible()
    await audit(page, `registrations-${language}`)
    await page.getByRole('main').getByRole('link').first().click()
    await expect(page).toHaveURL(/registrations\/[0-9a-f-]{36}/)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await audit(page, `registration-${language}`)
    await page.goto(`/${language}/profile`)
    await expect(page.getByRole('textbox').first()).toBeVisible()
    await audit(page, `profile-${language}`)
  }
})

/** Names for everybody; three members of whom two are from the municipality. */
async function fillTeam(page: Page): Promise<void> {
  await page.getByLabel('Name of the team').fill('Viimsi huvikaitsjad')
  for (const [at, name] of ['Mari Maasikas', 'Jüri Õunapuu', 'Ольга Петрова'].entries()) {
    const card = page.getByRole('main').locator('section.k-card').nth(at)
    await card.getByLabel(/^Name/).fill(name)
    if (at === 0) await card.getByLabel(/^E-mail address/).fill(LEAD)
  }
  await page.getByRole('button', { name: 'Add a member' }).click()
  await fillMember(page, 3, 'Lisandunud Liige', 'ngo')
  await expect(page.getByText(/^Saved /)).toBeVisible()
  await audit(page, 'registration-draft-en')
}

async function fillMember(page: Page, at: number, name: string, affiliation: string): Promise<void> {
  const card = page.getByRole('main').locator('section.k-card').nth(at)
  await card.getByLabel(/^Name/).fill(name)
  await card.getByLabel(/represent/).selectOption(affiliation)
}
