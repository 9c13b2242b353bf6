// An organiser who has never written a rule builds the conditions of a call from nothing, and is told what follows;
// a team that is one member short takes what is suggested and fits.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { audit } from '../support/audit'
import { signIn, signInHere } from '../support/people'

const CALL = /co-creation/i

async function openRules(page: Page): Promise<void> {
  await page.goto('/en/desk')
  // The programme has a cohort of teams and an information day for single people; only teams have these conditions.
  const cohort = page.getByRole('main').locator('.k-call').filter({ hasText: CALL }).filter({ hasText: /teams/ })
  await cohort.getByRole('link', { name: CALL }).first().click()
  await page.getByRole('link', { name: 'Conditions of the cohort' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Conditions' })).toBeVisible()
}

async function add(page: Page, pattern: RegExp, sense?: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a condition' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: pattern }).click()
  if (sense) await dialog.getByRole('button', { name: sense }).click()
  await expect(dialog).toBeHidden()
}

function rule(page: Page, number: number): Locator {
  return page.getByRole('region', { name: `Condition ${number}`, exact: true })
}

const FITS = 'A team can meet all conditions.'

test('an organiser builds the conditions of a call from nothing, contradicts them and takes the repair', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, 'korraldaja@kohort.example')
  await openRules(page)
  await expect(rule(page, 1)).toBeVisible()
  await audit(page, 'rules-en')
  await lookInOtherLanguages(page)
  while (await rule(page, 1).isVisible()) await rule(page, 1).getByRole('button', { name: 'Remove: Condition 1' }).click()
  await expect(page.getByText('There are no conditions yet.')).toBeVisible()

  await add(page, /^Size of the team/)
  await rule(page, 1).getByLabel('Bounds').selectOption('at least')
  await rule(page, 1).getByLabel('Lower bound').fill('4')
  await add(page, /^At least N of one and N of another/)
  await rule(page, 2).getByLabel('Value').selectOption('municipality')
  await rule(page, 3).getByLabel('Value').selectOption('civil society organisation')
  await add(page, /^One from each municipality/, 'Whoever comes later cannot take part')
  const aside = page.getByRole('complementary')
  await expect(aside.getByText(FITS, { exact: true }).first()).toBeVisible()
  await expect(aside.getByText('The smallest team that fits: 4 members')).toBeVisible()
  await expect(rule(page, 2)).toContainText('At least 2 members are from the municipality.')
  await expect(rule(page, 3)).toContainText('At least 2 members are from a civil society organisation.')
  await expect(rule(page, 4)).toContainText('One team can take part from each municipality.')

  await moveByKeyboard(page)

  await rule(page, 1).getByLabel('Bounds').selectOption('at most')
  await rule(page, 1).getByLabel('Upper bound').fill('3')
  await expect(aside.getByText('No team can meet these conditions.').first()).toBeVisible()
  await expect(aside.getByText('These conditions contradict each other')).toBeVisible()
  await audit(page, 'rules-contradiction-en')
  await aside.getByRole('list').filter({ has: page.getByRole('button') }).getByRole('button').first().click()
  await expect(aside.getByText(FITS, { exact: true }).first()).toBeVisible()

  await rule(page, 1).getByLabel('Bounds').selectOption('at least')
  await rule(page, 1).getByLabel('Lower bound').fill('4')
  await tryTeam(page)
  await publish(page)
  await page.reload()
  await expect(rule(page, 4)).toContainText('One team can take part from each municipality.')
  await expect(page.getByText('Nothing has been changed.')).toBeVisible()
})

/** Down and up again; focus stays on the button although what it belongs to has moved. */
async function moveByKeyboard(page: Page): Promise<void> {
  await rule(page, 1).getByRole('button', { name: 'Move down: Condition 1' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Move down: Condition 2' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Move up: Condition 1' })).toBeFocused()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(rule(page, 1)).toContainText('The team has at least 4 members.')
}

/** A team that should not fit travels with the rules. */
async function tryTeam(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a test team' }).click()
  const team = page.getByRole('listitem').filter({ has: page.getByLabel('What should the conditions say?') })
  await team.getByLabel('Name', { exact: true }).fill('Too few')
  await team.getByRole('button', { name: /add one: .*municipality/i }).click()
  await expect(team.getByText('Not as expected: Not met.')).toBeVisible()
  await team.getByLabel('What should the conditions say?').selectOption('Not met')
  await expect(team.getByText('As expected: Not met.')).toBeVisible()
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Publishing the conditions' })
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText('Write the reason.')).toBeVisible()
  await audit(page, 'rules-publish-en')
  await dialog.getByLabel('Why do the conditions change?').fill('As the call says.')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText(/^Version \d+ is published and in force\.$/)).toBeVisible()
  await page.getByText('Earlier versions').click()
  await page.getByText(/^Version \d+, .*conditions/).first().click()
  await expect(page.getByText('Reason: As the call says.')).toBeVisible()
}

test('a team with two members from the municipality takes a suggested fix and fits', async ({ page }) => {
  await page.goto('/en/programmes/huvikaitse')
  const who = page.getByRole('group', { name: 'Who is in the team?' })
  for (const kind of [/add one: .*municipality/i, /add one: .*municipality/i, /add one: .*civil society/i, /add one: .*community/i]) {
    await who.getByRole('button', { name: kind }).click()
  }
  const verdict = page.locator('.k-verdict')
  await expect(verdict).toContainText('2 of 3')
  await verdict.locator('.k-fixes').getByRole('button').first().click()
  await expect(verdict.getByText('The team fits: all conditions are met.', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Continue to registration' }).click()
  await signInHere(page, 'fixed@viimsi.example')
  await page.getByRole('button', { name: 'Begin the registration' }).click()
  await expect(page.locator('.k-verdict').getByText('The team fits: all conditions are met.', { exact: true })).toBeVisible()
})

/** As it was found, before anything is built. */
async function lookInOtherLanguages(page: Page): Promise<void> {
  const english = page.url()
  for (const language of ['et', 'ru']) {
    await page.goto(english.replace('/en/', `/${language}/`))
    await expect(page.locator('.k-said').first()).toBeVisible()
    await audit(page, `rules-${language}`)
    await page.locator('.k-toolbar button').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await audit(page, `rules-gallery-${language}`)
    await page.keyboard.press('Escape')
  }
  await page.goto(english)
  await expect(rule(page, 1)).toBeVisible()
}
