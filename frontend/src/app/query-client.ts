// One cache for server state. A refused request is final; only a lost one is tried again.
import { QueryClient } from '@tanstack/react-query'
import { isApiError } from '@/api/problem'

function worthRetrying(failures: number, error: Error): boolean {
  if (!isApiError(error)) return false
  const lost = error.problem.status === 0 || error.problem.status === 503
  return lost && failures < 2
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  })
}
