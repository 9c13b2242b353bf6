// Moving through a page as people do who use no mouse.
import type { Page } from '@playwright/test'

const CONTROLS = 'a, button, input, select, textarea, summary'

/** Presses Tab until the focus is on a control with this name. */
export async function reach(page: Page, name: RegExp, controls = CONTROLS): Promise<void> {
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(nameOfFocus, controls)
    if (name.test(focused)) return
  }
  throw new Error(`Tab never reached ${name}`)
}

function nameOfFocus(controls: string): string {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || !element.matches(controls)) return ''
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
  return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim()
}
