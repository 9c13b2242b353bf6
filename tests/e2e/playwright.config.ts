// Journeys in Debian's Chromium against a running server, which `cargo xtask test --only browser` starts and names in
// KOHORT_URL. The browser lives in another time zone on purpose: deadlines are Estonian time for everybody.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'journeys',
  outputDir: '../../target/e2e-results',
  forbidOnly: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: required('KOHORT_URL'),
    timezoneId: 'America/New_York',
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] },
    trace: 'retain-on-failure',
  },
})

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set; run \`cargo xtask test --only browser\``)
  return value
}
