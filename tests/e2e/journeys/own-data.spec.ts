// Somebody looks at everything that is kept about them, takes it home as a file, and erases themselves.
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { signIn } from '../support/people'

test('a person with a draft sees what is kept, downloads it, and erases themselves by keyboard', async ({ page }) => {
  const email = 'kustuja@viimsi.example'
  await signIn(page, email)
  await beginDraft(page)
  await page.goto('/en')
  await page.locator('details.k-person summary').click()
  await page.getByRole('link', { name: 'My data' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My data' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Registrations' }).getByText('Draft', { exact: true })).toBeVisible()
  await audit(page, 'my-data-en')
  for (const language of ['et', 'ru']) {
    await page.goto(`/${language}/my-data`)
    await expect(page.locator('main section')).not.toHaveCount(0)
    await expect(page.locator('main .k-call').first()).toBeVisible()
    await audit(page, `my-data-${language}`)
  }
  await page.goto('/en/my-data')
  await expectFile(page, email)

  await page.getByRole('button', { name: /^Erase my data/ }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Erase all your data?' })
  await expect(dialog.getByText(/the draft goes as a whole/)).toBeVisible()
  await audit(page, 'my-data-erase')
  await dialog.getByRole('textbox').fill('somebody@else.example')
  await dialog.getByRole('textbox').press('Enter')
  await expect(dialog.getByText('This is not the address of your account.', { exact: false })).toBeVisible()
  await dialog.getByRole('textbox').fill(email)
  await dialog.getByRole('textbox').press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Your data are erased' })).toBeVisible()
  await audit(page, 'my-data-erased')

  await signIn(page, email)
  await page.goto('/en/my-data')
  await expect(page.getByText('No registration names you.')).toBeVisible()
})

test('who answers for a registration is told what to settle first', async ({ page }) => {
  await signIn(page, 'taotleja@kohort.example')
  await page.goto('/en/my-data')
  await expect(page.getByText('Some things have to be settled first:')).toBeVisible()
  await audit(page, 'my-data-blocked')
  await expect(page.getByRole('button', { name: /^Erase my data/ })).toHaveCount(0)
})

async function beginDraft(page: Page): Promise<void> {
  await page.goto('/en/programmes/huvikaitse')
  const who = page.getByRole('group', { name: 'Who is in the team?' })
  await who.getByRole('button', { name: /add one: .*municipality/i }).click()
  await page.getByRole('link', { name: 'Continue to registration' }).click()
  await page.getByRole('button', { name: 'Begin the registration' }).click()
  await expect(page.getByLabel('Name of the team')).toBeVisible()
}

async function expectFile(page: Page, email: string): Promise<void> {
  const pending = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Download the data/ }).click()
  const file = await pending
  expect(file.suggestedFilename()).toBe('kohort-data.json')
  const data = JSON.parse(readFileSync(await file.path(), 'utf8'))
  expect(data.account.email).toBe(email)
  expect(data.registrations).toHaveLength(1)
}
