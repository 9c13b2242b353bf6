import { createFileRoute } from '@tanstack/react-router'
import { classifiersQuery } from '@/api/registers'
import { LocalCallPage } from '@/features/local-calls/call-page'
import { localCallQuery } from '@/features/local-calls/queries'

export const Route = createFileRoute('/$locale/local-calls/$code')({
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(classifiersQuery(context.locale))
    void context.queryClient.prefetchQuery(localCallQuery(context.locale, params.code))
  },
  component: LocalCallRoute,
})

function LocalCallRoute() {
  const { code } = Route.useParams()
  return <LocalCallPage code={code} />
}
