// What was handed in can be changed: a single person corrects an answer in each language, on a telephone and on a desk;
// a lead to whom a place is offered sends somebody else in a member's stead.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { signIn } from '../support/people'
import { beginAlone } from '../support/registrations'
import { inLanguage, LANGUAGES, type Language, wordsOf } from '../support/words'

const WIDTHS = { et: 375, en: 1280, ru: 375 } as const

for (const language of LANGUAGES) {
  test(`a single person changes what was handed in (${language}, ${WIDTHS[language]} px)`, async ({ page }) => {
    test.setTimeout(180_000)
    const words = wordsOf(language, 'amend')
    await page.setViewportSize({ width: WIDTHS[language], height: 900 })
    await handIn(page, `changes-${language}@viimsi.example`)
    await page.goto(inLanguage(page.url(), language))
    await page.getByRole('link', { name: words('amend.button') }).click()
    await expect(page.getByRole('heading', { level: 2, name: words('amend.title') })).toBeVisible()

    await page.getByRole('button', { name: words('amend.save') }).click()
    await expect(page.getByRole('status').filter({ hasText: words('amend.nothing') })).toBeVisible()
    await why(page).fill('')
    await page.getByRole('button', { name: words('amend.save') }).click()
    await expect(page.getByText(words('amend.errors'))).toBeVisible()
    await audit(page, `change-refused-${language}`)

    await why(page).fill('To listen better.')
    await page.reload()
    await expect(page.getByText(words('amend.kept'))).toBeVisible()
    await expect(why(page)).toHaveValue('To listen better.')
    await expect(page.getByRole('heading', { name: words('amend.changes') })).toBeVisible()
    await expect(page.getByText(words('changes.answer'))).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText(/\bteam\b|meeskon|команд/i)
    await audit(page, `change-${language}`)

    await page.getByRole('button', { name: words('amend.save') }).click()
    await expect(page.getByText(words('amend.saved'))).toBeVisible()
    await expect(page.getByRole('main')).toContainText('To listen better.')
    await audit(page, `changed-${language}`)
  })
}

async function handIn(page: Page, address: string): Promise<void> {
  await beginAlone(page, address)
  await why(page).fill('To talk.')
  const led = page.getByRole('radiogroup', { name: /Have you led dialogue circles/ })
  await led.getByRole('radio', { name: 'No' }).check()
  await expect(page.getByText(/^Saved /)).toBeVisible()
  await page.getByRole('link', { name: 'Review and submit' }).last().click()
  await page.getByRole('button', { name: 'Submit the registration' }).click()
  await expect(page.locator('.k-lead').getByText(/Submitted|Confirmed/).first()).toBeVisible()
}

/** The answer that everybody gives, under whatever words. */
function why(page: Page): Locator {
  return page.getByRole('main').locator('textarea').first()
}

test('a lead sends somebody else in a member’s stead, and is told when the rules would not hold', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, 'taotleja@kohort.example')
  await page.goto('/en/registrations')
  await page.getByRole('region', { name: 'Waiting for you' }).getByRole('link', { name: /Co-creation/ }).first().click()
  for (const language of LANGUAGES) await lookAtDialog(page, language)

  await page.goto(inLanguage(page.url(), 'en'))
  const { dialog, name } = await openDialog(page, 'en')
  const replace = dialog.getByRole('button', { name: 'Replace the member' })
  await replace.click()
  await expect(dialog.getByText('This is still needed:')).toBeVisible()
  await audit(page, 'substitute-refused-en')
  await dialog.getByLabel(/^Name/).fill('Uku Uustulnuk')
  await dialog.getByLabel(/^E-mail address/).fill('uku@viimsi.example')
  await dialog.getByLabel(/represent/).selectOption('ngo')
  await replace.click()
  await expect(dialog.getByText('With this person the conditions would not be met')).toBeVisible()
  await audit(page, 'substitute-unfit-en')
  await dialog.getByLabel(/represent/).selectOption('municipality')
  await replace.click()
  await expect(page.getByText('The new member is added: Uku Uustulnuk.')).toBeFocused()
  await expect(page.getByRole('main')).not.toContainText(name)
  await audit(page, 'substituted-en')
})

async function lookAtDialog(page: Page, language: Language): Promise<void> {
  await page.goto(inLanguage(page.url(), language))
  const { dialog } = await openDialog(page, language)
  await audit(page, `substitute-${language}`)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

/** By the keyboard, from the list of those who can be replaced. */
async function openDialog(page: Page, language: Language): Promise<{ dialog: Locator; name: string }> {
  const words = wordsOf(language, 'amend')
  await page.getByText(words('substitute.title')).first().focus()
  await page.keyboard.press('Enter')
  const button = page.getByRole('button', { name: words('substitute.button.of') }).first()
  const label = (await button.getAttribute('aria-label')) ?? ''
  await button.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return { dialog, name: label.split(': ')[1] ?? '' }
}
