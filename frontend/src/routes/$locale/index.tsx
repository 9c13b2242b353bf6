import { createFileRoute } from '@tanstack/react-router'
import { useIntl } from 'react-intl'
import { Page } from '@/ui/page'

export const Route = createFileRoute('/$locale/')({ component: Catalogue })

function Catalogue() {
  const intl = useIntl()
  return <Page title={intl.formatMessage({ id: 'catalogue.title.open' })} />
}
