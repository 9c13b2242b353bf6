// The root knows no language yet, so its last-resort pages speak all three at once and use no message catalogue.
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  errorComponent: LastResort,
  notFoundComponent: LastResort,
})

function LastResort() {
  return (
    <main className="k-main k-page">
      <h1 className="ds-heading k-title">Kohort</h1>
      <p lang="et">
        Lehte ei saanud avada. <a href="/et/">Avalehele</a>
      </p>
      <p lang="en">
        The page could not be opened. <a href="/en/">Front page</a>
      </p>
      <p lang="ru">
        Не удалось открыть страницу. <a href="/ru/">На главную</a>
      </p>
    </main>
  )
}
