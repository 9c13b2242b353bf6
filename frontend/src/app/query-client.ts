// One cache for server state. A refused request is final; only a lost one is tried again.
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isApiError } from '@/api/problem'
import { SESSION_KEY } from '@/api/session'

function worthRetrying(failures: number, error: Error): boolean {
  if (!isApiError(error)) return false
  const lost = error.problem.status === 0 || error.problem.status === 503
  return lost && failures < 2
}

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // The sign-in has ended: from now on pages behind it lead to signing in instead of asking in vain.
      onError: (error) => {
        if (isApiError(error, 'unauthenticated')) client.setQueriesData({ queryKey: SESSION_KEY }, null)
      },
    }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  })
  return client
}
