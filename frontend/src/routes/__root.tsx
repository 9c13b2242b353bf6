// The root knows no language yet, so its pages use no message catalogue.
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { LastResort } from '@/ui/last-resort'

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  errorComponent: LastResort,
  notFoundComponent: LastResort,
})
