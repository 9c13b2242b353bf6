// A visitor without an account finds the advocacy trainings and checks whether a team fits.
import { expect, test } from '@playwright/test'
import { audit } from '../support/audit'

const LANGUAGES = ['et', 'en', 'ru'] as const

for (const language of LANGUAGES) {
  test(`the catalogue and every programme are accessible in ${language}`, async ({ page }) => {
    await page.goto(`/${language}`)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.getByRole('article').first()).toBeVisible()
    await audit(page, `catalogue-${language}`)
    const programmes = await page.getByRole('article').getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    for (const [number, programme] of [...new Set(programmes)].entries()) {
      await page.goto(programme ?? '')
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
      await audit(page, `programme-${number}-${language}`)
    }
  })
}

test('a visitor composes a team, hears what is missing, and takes the suggested fix', async ({ page }) => {
  await page.goto('/en')
  await page.getByRole('link', { name: /advocacy/i }).first().click()
  await expect(page.getByText('At least 3 members are from the municipality.').first()).toBeVisible()
  const who = page.getByRole('group', { name: 'Who is in the team?' })
  const add = (kind: RegExp) => who.getByRole('button', { name: kind })
  for (let count = 0; count < 2; count += 1) {
    await add(/add one: .*municipality/i).click()
    await add(/add one: .*ngo|add one: .*association/i).click()
  }
  await expect(page.getByText(/2 of 3/).first()).toBeVisible()
  await audit(page, 'checker-missing-en')
  const help = page.getByRole('region', { name: /conditions/i }).or(page.locator('.k-checker-verdict'))
  await help.getByRole('button').first().click()
  await expect(page.getByText('The team fits: all conditions are met.', { exact: true })).toBeVisible()
  await audit(page, 'checker-fits-en')
})
