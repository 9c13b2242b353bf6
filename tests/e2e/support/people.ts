// Signing in as people do: ask for a link on the page, open it from the mail, press the button there.
import { expect, type Page } from '@playwright/test'
import { alone, names, nextMail, signInPath } from './mails'

/** From the sign-in page, wherever it was reached from. One address is sent no more than five links in a quarter of an hour. */
export async function signInHere(page: Page, address: string): Promise<void> {
  await alone(address, () => signInByMail(page, address))
}

async function signInByMail(page: Page, address: string): Promise<void> {
  const before = names()
  await page.getByLabel('E-mail address').fill(address)
  await page.getByRole('button', { name: 'Send the link' }).click()
  const mail = await nextMail(address, before, '/sign-in#')
  // Another document first: the same page with another fragment would not be loaded again.
  await page.goto('about:blank')
  await page.goto(signInPath(mail))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

export async function signIn(page: Page, address: string): Promise<void> {
  await page.goto('/en/sign-in')
  await signInHere(page, address)
}
