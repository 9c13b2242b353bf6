// An organiser sees who came, proposes decisions and releases them; the team is told by mail.
import { expect, test } from '@playwright/test'
import { audit } from '../support/audit'
import { names } from '../support/mails'
import { signIn } from '../support/people'

test('an organiser decides about the advocacy trainings', async ({ page }) => {
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
})

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
