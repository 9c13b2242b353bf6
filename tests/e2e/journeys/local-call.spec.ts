// A municipality's coordinator calls for people, somebody answers on a phone and confirms by the mailed link, and the
// coordinator takes them into the team with the verdict in view; who was not chosen is told and forgotten.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { interestPath, names, nextMail } from '../support/mails'
import { signInHere } from '../support/people'
import { inLanguage, LANGUAGES } from '../support/words'

const LEAD = 'coordinator@viimsi.example'

test('a coordinator calls for people of the place and composes the team from them', async ({ page, browser }) => {
  test.setTimeout(300_000)
  await begin(page)
  const url = await openCall(page)
  await answer(browser, url, 'Anna Lepik', 'anna.lepik@viimsi.example', true)
  await answer(browser, url, 'Peeter Kuusk', 'peeter.kuusk@viimsi.example', false)
  await page.reload()
  await expect(page.getByText('2 people want to be in the team')).toBeVisible()
  for (const language of LANGUAGES) {
    await page.goto(inLanguage(page.url(), language))
    await expect(page.locator('.k-interests')).toBeVisible()
    await audit(page, `local-call-lead-${language}`)
  }
  await page.goto(inLanguage(page.url(), 'en'))
  await page.getByRole('checkbox', { name: 'Anna Lepik' }).focus()
  await page.keyboard.press('Space')
  const composed = page.getByRole('region', { name: 'Conditions with those who are chosen' })
  await expect(composed).toContainText('Anna Lepik')
  await audit(page, 'local-call-verdict-en')
  await page.getByRole('button', { name: 'Take 1 person into the team' }).click()
  const member = page.getByRole('region', { name: 'Anna Lepik' })
  await expect(member.getByText('Confirmed by the person themselves')).toBeVisible()
  await expect(page.getByText('1 person wants to be in the team')).toBeVisible()
})

async function begin(page: Page): Promise<void> {
  await page.goto('/en/programmes/koosloome')
  await page.getByRole('link', { name: /registration/i }).first().click()
  await signInHere(page, LEAD)
  await page.getByRole('button', { name: 'Begin the registration' }).click()
  await page.getByLabel('Name of the team').fill('Viimsi eestvedajad')
  await page.getByRole('main').locator('section.k-card').first().getByLabel(/^Name/).fill('Kai Kask')
  const place = page.getByRole('combobox', { name: /municipality/i }).first()
  await place.fill('Viimsi')
  await page.locator('.k-options:not([hidden])').getByRole('option').first().click()
  await expect(page.getByText(/^Saved /)).toBeVisible()
}

async function openCall(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Open the call' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Open the call' }).click()
  await expect(dialog.getByText('Choose a day from today to the end of the registration')).toBeVisible()
  const inTenDays = new Date(Date.now() + 10 * 24 * 3_600_000)
  await dialog.getByLabel('Last day').fill(inTenDays.toISOString().slice(0, 10))
  await dialog.getByLabel(/What people read/).fill('Otsime kolme inimest.\nTulge kampa!')
  await audit(page, 'local-call-dialog-en')
  await dialog.getByRole('button', { name: 'Open the call' }).click()
  const address = page.getByRole('textbox', { name: 'Address of the call' })
  await expect(address).toBeVisible()
  return new URL(await address.inputValue()).pathname
}

async function answer(browser: Browser, path: string, name: string, email: string, isLooked: boolean): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } })
  const page = await context.newPage()
  if (isLooked) {
    for (const language of LANGUAGES) {
      await page.goto(inLanguage(path, language))
      await expect(page.getByText('Tulge kampa!')).toBeVisible()
      await audit(page, `local-call-${language}`)
    }
  }
  await page.goto(inLanguage(path, 'en'))
  await page.getByRole('button', { name: 'Send, to be confirmed' }).click()
  await expect(page.getByText('Taking part needs', { exact: false }).or(page.locator('.k-error-text')).first()).toBeVisible()
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByLabel(/represent/).selectOption('ngo')
  await page.getByRole('checkbox', { name: /I want to take part/ }).check()
  const before = names()
  await page.getByRole('button', { name: 'Send, to be confirmed' }).click()
  await expect(page.getByText(/We sent a mail to/)).toBeVisible()
  const link = interestPath(await nextMail(email, before))
  await page.goto('about:blank')
  await page.goto(link)
  await expect(page).toHaveURL(/\/en\/interest$/)
  if (isLooked) await audit(page, 'interest-asked-en')
  await page.getByRole('button', { name: 'Yes, I want to be in the team' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /It is confirmed/ })).toBeFocused()
  if (isLooked) {
    for (const language of LANGUAGES) {
      await page.goto(inLanguage(page.url(), language))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await audit(page, `interest-${language}`)
    }
  }
  await context.close()
}
