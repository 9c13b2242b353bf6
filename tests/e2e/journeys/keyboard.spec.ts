// From the catalogue to a submitted registration without a mouse: every step is reached by Tab.
import { expect, test } from '@playwright/test'
import { reach } from '../support/keyboard'
import { names, nextMail, signInPath } from '../support/mails'

const LEAD = 'keyboard@viimsi.example'

test('a lead checks, signs in, registers and submits by keyboard alone', async ({ page }) => {
  await page.goto('/en')
  await expect(page.getByRole('article').first()).toBeVisible()
  await reach(page, /^advocacy/i)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /advocacy/i })).toBeFocused()
  await reach(page, /add one: .*municipality/i)
  for (let count = 0; count < 4; count += 1) await page.keyboard.press('Space')
  await expect(page.getByText('The team fits: all conditions are met.', { exact: true })).toBeVisible()
  await reach(page, /^Continue to registration/)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await reach(page, /^E-mail address/)
  const before = names()
  await page.keyboard.type(LEAD)
  await page.keyboard.press('Enter')
  const mail = await nextMail(LEAD, before)
  await page.goto('about:blank')
  await page.goto(signInPath(mail))
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await reach(page, /^Sign in$/, 'button')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('button', { name: 'Begin the registration' })).toBeVisible()
  await reach(page, /^Begin the registration/)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of the team')).toBeVisible()
  await reach(page, /^Name of the team/)
  await page.keyboard.type('Klaviatuur')
  for (const member of ['Üks', 'Kaks', 'Kolm', 'Neli']) {
    await reach(page, /^Name$/)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(`${member} Liige`)
  }
  await expect(page.getByText(/^Saved /)).toBeVisible()
  await reach(page, /^Review and submit/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Submit the registration' })).toBeVisible()
  await reach(page, /^Submit the registration/)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/The organiser’s decision will be sent by e-mail/)).toBeVisible()
})
