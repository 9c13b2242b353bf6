// One look at a page as the accessibility tester sees it, in each width, with a picture to look at afterwards.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WIDTHS = [375, 1280]
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const FOLDER = process.env.KOHORT_SCREENSHOTS ?? '../../target/screenshots'

/** Fails on any violation, on sideways scrolling, and on words that a library left untranslated. */
export async function audit(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const usual = page.viewportSize()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await expect(page.locator('h1')).toHaveCount(1)
    await page.screenshot({ path: join(FOLDER, `${name}-${width}.png`), fullPage: true })
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
    expect(said, `axe on ${name} at ${width} px`).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `sideways scrolling on ${name} at ${width} px`).toBeLessThanOrEqual(0)
    await expect(page.locator('body')).not.toContainText(/\btegn\b|\bside \d|Noe gikk/)
  }
  if (usual) await page.setViewportSize(usual)
}
