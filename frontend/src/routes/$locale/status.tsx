// One registration by the link of a mail.
import { createFileRoute, useLocation } from '@tanstack/react-router'
import { StatusLinkPage } from '@/features/registrations/status-link-page'
import { Meetings } from './-meetings'

export const Route = createFileRoute('/$locale/status')({ component: StatusRoute })

function StatusRoute() {
  const token = useLocation({ select: ({ hash }) => new URLSearchParams(hash).get('token') ?? '' })
  return <StatusLinkPage token={token} sessions={(view) => <Meetings view={view} />} />
}
