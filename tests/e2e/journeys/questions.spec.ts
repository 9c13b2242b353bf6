// What organisers ask beyond the rules, and what is kept of it: a question is written with a condition, tried out and
// published; a single person answers, comes back to what was saved, reads everything over and hands it in.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { signIn } from '../support/people'
import { beginAlone } from '../support/registrations'

test.describe.configure({ mode: 'serial' })

const APPLICANT = 'dialogue@viimsi.example'

async function openQuestions(page: Page): Promise<void> {
  await page.goto('/en/desk')
  const cohort = page.getByRole('main').locator('.k-call').filter({ hasText: /dialogue/i }).first()
  await cohort.getByRole('link').first().click()
  await page.getByRole('link', { name: 'Questions of the cohort' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Questions' })).toBeVisible()
}

/** What the same cohort keeps about people, and when it goes. */
async function lookAtRetention(page: Page): Promise<void> {
  await page.goto('/en/desk')
  await page.getByRole('main').getByRole('link', { name: /dialogue/i }).first().click()
  const kept = page.getByRole('region', { name: 'Keeping people’s data' })
  await expect(kept.getByText(/will be erased/).first()).toBeVisible()
  await audit(page, 'desk-retention-en')
}

function card(page: Page, number: number): Locator {
  return page.getByRole('region', { name: `Question ${number}`, exact: true })
}

async function write(group: Locator, text: string): Promise<void> {
  for (const language of ['Estonian', 'English', 'Russian']) await group.getByLabel(language).fill(`${text} (${language})`)
}

test('an organiser asks one more question, only of some, and tries it as an applicant', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, 'korraldaja@kohort.example')
  await lookAtRetention(page)
  await openQuestions(page)
  await expect(card(page, 5)).toBeVisible()
  const part = page.getByRole('region', { name: 'Part 2', exact: true })
  await part.getByLabel('Kind of the new question').selectOption('short text')
  await part.getByRole('button', { name: 'Add a question: Part 2' }).click()
  await expect(card(page, 6).getByRole('group', { name: 'Question', exact: true }).getByLabel('Estonian')).toBeFocused()
  await write(card(page, 6).getByRole('group', { name: 'Question', exact: true }), 'Where did you lead them?')
  await write(card(page, 6).getByRole('group', { name: 'What the answer is needed for' }), 'For the training.')
  await card(page, 6).getByRole('button', { name: 'Ask only if …' }).click()
  await card(page, 6).getByLabel('Fact', { exact: true }).selectOption({ label: '“Have you led dialogue circles yourself?”' })

  await moveByKeyboard(page)
  await page.reload()
  await expect(page.getByText('Your unpublished work of last time is here.')).toBeVisible()
  await tryOut(page)
  await audit(page, 'questions-editor-en')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await audit(page, 'questions-publish-en')
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Version 2 is published and in force.')).toBeVisible()
  await page.getByText('Earlier versions').click()
  await expect(page.getByText(/^Version 1, /)).toBeVisible()
  for (const language of ['et', 'ru']) {
    await page.goto(page.url().replace(/\/(et|en|ru)\/desk/, `/${language}/desk`))
    await page.locator('.k-question-card summary').last().click()
    await expect(page.locator('.k-question-details')).toBeVisible()
    await audit(page, `questions-editor-${language}`)
  }
})

/** Over the border of the part and back again; focus stays on the button. */
async function moveByKeyboard(page: Page): Promise<void> {
  await card(page, 4).getByRole('button', { name: 'Move up: Question 4' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Part 1', exact: true }).getByRole('region', { name: 'Question 4' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Move up: Question 4' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Part 2', exact: true }).getByRole('region', { name: 'Question 4' })).toBeVisible()
}

async function tryOut(page: Page): Promise<void> {
  await page.getByText('Try it as an applicant').click()
  const tried = page.locator('.k-try-out')
  const led = tried.getByRole('radiogroup', { name: /Have you led dialogue circles/ })
  await led.getByRole('radio', { name: 'No' }).check()
  await expect(tried.getByLabel(/Where did you lead them/)).toHaveCount(0)
  await led.getByRole('radio', { name: 'Yes' }).check()
  await expect(tried.getByLabel(/Where did you lead them/)).toBeVisible()
}

test('a single person answers, leaves and comes back, reads it over and hands it in', async ({ page }) => {
  test.setTimeout(120_000)
  await beginAlone(page, APPLICANT)
  await page.getByLabel(/^Why do you want to take part/).fill('We want neighbours to talk.\nAnd to listen.')
  const led = page.getByRole('radiogroup', { name: /Have you led dialogue circles/ })
  await led.getByRole('radio', { name: 'No' }).check()
  await expect(page.getByLabel(/Where did you lead them/)).toHaveCount(0)
  await led.getByRole('radio', { name: 'Yes' }).check()
  await expect(page.getByLabel(/Where did you lead them/)).toBeVisible()
  await page.getByLabel(/^How many people live/).fill('many')
  await expect(page.getByText('Write a number in digits, for example 120')).toBeVisible()
  await audit(page, 'answers-refused-en')
  await page.getByLabel(/^How many people live/).fill('1 200')
  await expect(page.getByText(/^Saved /)).toBeVisible()

  await page.reload()
  await expect(page.getByLabel(/^Why do you want to take part/)).toHaveValue(/talk\.\nAnd to listen/)
  for (const language of ['et', 'ru', 'en']) {
    await page.goto(page.url().replace(/\/(et|en|ru)\/reg/, `/${language}/reg`))
    await expect(page.locator('.k-questions').first()).toBeVisible()
    await audit(page, `answers-${language}`)
  }
  await page.getByRole('link', { name: 'Review and submit' }).last().click()
  await expect(page.getByRole('region', { name: 'Your community' })).toContainText('1,200')
  await expect(page.getByRole('main')).not.toContainText(/\bteam\b/i)
  await audit(page, 'answers-review-en')
  await page.getByRole('button', { name: 'Submit the registration' }).click()
  await expect(page.locator('.k-lead').getByText(/Submitted|Confirmed/).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Why you want to take part' })).toContainText('And to listen.')
  await audit(page, 'answers-submitted-en')
})
