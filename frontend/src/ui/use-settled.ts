// The latest value after it has stood still for a moment, so that quick clicks cause one question, not five.
import { useEffect, useState } from 'react'

const QUIET_TIME = 250

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), QUIET_TIME)
    return () => window.clearTimeout(timer)
  }, [value])
  return settled
}
