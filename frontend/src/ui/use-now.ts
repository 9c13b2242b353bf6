// The present moment by the server's clock, refreshed every half minute for countdowns.
import { useEffect, useState } from 'react'
import { serverNow } from '@/lib/clock'

const INTERVAL = 30_000

export function useNow(): Date {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = window.setInterval(() => setNow(serverNow()), INTERVAL)
    return () => window.clearInterval(timer)
  }, [])
  return now
}
