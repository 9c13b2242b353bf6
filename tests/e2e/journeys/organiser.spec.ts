// An organiser sees who came, proposes decisions and releases them; the team is told by mail.
import { expect, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { names } from '../support/mails'
import { signIn } from '../support/people'

test('an organiser decides about the advocacy trainings, and marks a team as completed', async ({ page }) => {
  await signIn(page, 'korraldaja@kohort.example')
  await page.goto('/en/desk')
  await expect(page.getByRole('heading', { level: 1, name: 'Organiser’s desk' })).toBeVisible()
  await audit(page, 'desk-en')
  await page.getByRole('main').getByRole('link', { name: /advocacy/i }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/advocacy/i)
  await audit(page, 'desk-cohort-en')
  await page.locator('tbody').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Conditions at submission' })).toBeVisible()
  await audit(page, 'desk-registration-en')

  const propose = page.getByRole('button', { name: /^Propose$|^Change the proposal$/ })
  await page.getByRole('radio', { name: 'Do not select' }).check()
  await propose.click()
  await expect(page.getByText('Write the reason; the applicant will read it.')).toBeVisible()
  await page.getByLabel(/^Reason/).fill('Ten other teams fit the aim better this time.')
  await propose.click()
  await expect(page.getByText(/The applicant sees it only after the release/)).toBeVisible()
  await audit(page, 'desk-proposed-en')

  await page.goBack()
  const before = names()
  await page.getByRole('button', { name: /^Release/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await audit(page, 'desk-release-en')
  await page.getByRole('dialog').getByRole('button', { name: /^Release/ }).click()
  await expect(page.getByText(/decisions? released/)).toBeVisible()
  await expect.poll(() => [...names()].filter((name) => !before.has(name)).length).toBeGreaterThan(0)
  await reopen(page)
  await marksAsCompleted(page)
})

/** A decision that was released by mistake is taken back; the page keeps focus and says who did it and why. */
async function reopen(page: Page): Promise<void> {
  const declined = page.locator('tbody tr').filter({ hasText: 'Not selected' })
  await declined.getByRole('link').first().click()
  await page.getByRole('button', { name: 'Look at it again' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Look at it again' }).click()
  await expect(dialog.getByText('Write the reason; the applicant will read it.')).toBeVisible()
  await audit(page, 'desk-reopen-en')
  await dialog.getByRole('textbox').fill('The decision was sent by mistake.')
  await dialog.getByRole('button', { name: 'Look at it again' }).click()
  await expect(page.getByText('Taken up again for review')).toBeVisible()
  await expect(page.getByText('The decision was sent by mistake.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Propose', exact: true })).toBeVisible()
}

async function marksAsCompleted(page: Page): Promise<void> {
  await page.goto('/en/desk')
  const cohort = page.getByRole('main').locator('.k-call').filter({ hasText: /Confirmed: [1-9]/ }).first()
  await cohort.getByRole('link').first().click()
  await page.locator('tbody tr').filter({ hasText: 'Confirmed' }).getByRole('link').first().click()
  await page.getByRole('button', { name: 'Mark as completed' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('This cannot be taken back.')).toBeVisible()
  await audit(page, 'desk-complete-en')
  await dialog.getByRole('button', { name: 'Mark as completed' }).click()
  await expect(page.getByText('There is nothing left to decide here.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
}

test('the desk is accessible in et and ru', async ({ page }) => {
  await signIn(page, 'koordinaator@kohort.example')
  for (const language of ['et', 'ru']) {
    await page.goto(`/${language}/desk`)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await audit(page, `desk-${language}`)
    await page.getByRole('main').getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await audit(page, `desk-cohort-${language}`)
  }
})
