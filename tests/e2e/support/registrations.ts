// Registrations that several journeys begin in the same way.
import { expect, type Page } from '@playwright/test'
import { signInHere } from './people'

/** A single person in Dialoog kogukonnaga, as far as the rules go: who one is and for which municipality. */
export async function beginAlone(page: Page, address: string): Promise<void> {
  await page.goto('/en/programmes/dialoog-kogukonnaga')
  await page.getByRole('link', { name: /registration/i }).first().click()
  await signInHere(page, address)
  await page.getByRole('button', { name: 'Begin the registration' }).click()
  await page.getByLabel('Your name').fill('Kadri Kask')
  for (const select of await page.getByRole('main').locator('select').all()) await select.selectOption({ index: 1 })
  for (const place of await page.getByRole('main').locator('.k-fields:not(.k-questions) [role=combobox]').all()) {
    await place.fill('Viimsi')
    await page.locator('.k-options:not([hidden])').getByRole('option').first().click()
  }
  await expect(page.getByText(/^Saved /)).toBeVisible()
}
