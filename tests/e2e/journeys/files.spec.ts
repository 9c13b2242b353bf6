// A letter as an answer: a wrong one is refused at its field, the right one is sent, exchanged, taken away and sent again,
// read over, handed in and exchanged once more; an organiser saves it.
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { reach } from '../support/keyboard'
import { signIn } from '../support/people'
import { beginAlone } from '../support/registrations'
import { wordsOf } from '../support/words'

const APPLICANT = 'letter@viimsi.example'
const ORGANISER = 'reviewer@kohort.example'
const LETTER = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n')

function file(name: string, buffer = LETTER) {
  return { name, mimeType: 'application/octet-stream', buffer }
}

function field(page: Page): Locator {
  return page.locator('.k-field').filter({ hasText: 'Letter of support' })
}

test('a letter is sent as an answer, and an organiser saves it', async ({ page, browser }) => {
  test.setTimeout(180_000)
  await beginAlone(page, APPLICANT)
  const control = page.getByLabel(/^Letter of support/)
  await expect(field(page)).toContainText('PDF or DOCX, up to 5 MB.')
  await page.getByLabel(/^Why do you want to take part/).fill('We want neighbours to talk.')
  await control.setInputFiles(file('letter.pdf', Buffer.from('GIF89a, a picture')))
  await expect(field(page).getByText('Such a file is not taken here. It may be PDF or DOCX.')).toBeVisible()
  await control.setInputFiles(file('letter.docx'))
  await expect(field(page).getByText(/does not match what is in it/)).toBeVisible()
  await control.setInputFiles(file('letter.pdf', Buffer.alloc(5 * 1024 * 1024 + 1, '%PDF-1.7 ')))
  await expect(field(page).getByText(/too large: up to 5 MB is allowed/)).toBeVisible()
  await audit(page, 'file-refused-en')

  await control.setInputFiles(file('letter.pdf'))
  await expect(field(page).getByText('letter.pdf has been added.')).toHaveAttribute('role', 'status')
  await expect(field(page).getByRole('link', { name: 'letter.pdf' })).toBeVisible()
  await expect(field(page).getByText(/not taken|does not match|too large/)).toHaveCount(0)
  await expect(page.getByLabel(/^Why do you want to take part/)).toHaveValue('We want neighbours to talk.')
  await control.setInputFiles(file('Küla kiri.PDF'))
  await expect(field(page).getByRole('link', { name: 'Küla kiri.pdf' })).toBeVisible()
  await expect(field(page).getByRole('link', { name: 'letter.pdf' })).toHaveCount(0)
  await removeByKeyboard(page)
  await control.setInputFiles(file('Küla kiri.pdf'))
  await expect(field(page).getByRole('link')).toHaveText('Küla kiri.pdf')
  await expect(page.getByText(/^Saved /)).toBeVisible()
  await page.reload()
  for (const language of ['et', 'ru', 'en']) {
    await page.goto(page.url().replace(/\/(et|en|ru)\/reg/, `/${language}/reg`))
    await expect(page.getByRole('link', { name: 'Küla kiri.pdf' })).toBeVisible()
    await audit(page, `file-${language}`)
  }

  await page
    .getByRole('radiogroup', { name: /Have you led dialogue circles/ })
    .getByRole('radio', { name: 'No' })
    .check()
  await expect(page.getByText(/^Saved /)).toBeVisible()
  await page.getByRole('link', { name: 'Review and submit' }).last().click()
  await expect(
    page.getByRole('region', { name: 'Your community' }).getByRole('link', { name: 'Küla kiri.pdf' }),
  ).toBeVisible()
  await audit(page, 'file-review-en')
  await page.getByRole('button', { name: 'Submit the registration' }).click()
  await expect(
    page
      .locator('.k-lead')
      .getByText(/Submitted|Confirmed/)
      .first(),
  ).toBeVisible()
  await saves(page, 'Küla kiri.pdf')
  await amends(page)

  const organiser = await (await browser.newContext()).newPage()
  await signIn(organiser, ORGANISER)
  await organiser.goto(`/en/desk/registrations/${page.url().match(/registrations\/([^/?]+)/)?.[1]}`)
  await saves(organiser, 'Uus kiri.pdf')
  await audit(organiser, 'file-desk-en')
  await organiser.context().close()
})

/** The button goes with the file, so the focus moves to what remains. */
async function removeByKeyboard(page: Page): Promise<void> {
  await field(page).getByRole('link').focus()
  await reach(page, /^Remove the file Küla kiri\.pdf$/, 'button')
  await page.keyboard.press('Enter')
  await expect(field(page).getByRole('link')).toHaveCount(0)
  await expect(page.getByLabel(/^Letter of support/)).toBeFocused()
}

/** Nothing is exchanged before the change is saved. */
async function amends(page: Page): Promise<void> {
  const words = wordsOf('en', 'amend')
  await page.getByRole('link', { name: words('amend.button') }).click()
  await page.getByLabel(/^Letter of support/).setInputFiles(file('Uus kiri.pdf'))
  await expect(field(page).getByRole('link')).toHaveText('Uus kiri.pdf')
  await audit(page, 'file-amended-en')
  await page.getByRole('button', { name: words('amend.save') }).click()
  await expect(page.getByText(words('amend.saved'))).toBeVisible()
  await expect(page.getByRole('link', { name: 'Uus kiri.pdf' })).toBeVisible()
}

async function saves(page: Page, name: string): Promise<void> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe(name)
  expect(readFileSync(await saved.path())).toEqual(LETTER)
}
