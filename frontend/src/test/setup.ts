// Runs before every test file: matchers, a clean document, and room for a busy machine.
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

configure({ asyncUtilTimeout: 5000 })

// The test DOM animates nothing and lacks the question; the spinner of a busy button asks it.
document.getAnimations ??= () => []

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
  window.sessionStorage.clear()
  window.localStorage.clear()
})
