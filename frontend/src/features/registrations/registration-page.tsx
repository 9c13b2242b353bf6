// The frame of every page of one registration: which programme it is for, and the way back to one's own list.
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { CohortRef } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Page } from '@/ui/page'

interface RegistrationPageProps {
  cohort: CohortRef
  /** What stands above the heading; the way back to one's own list where left out. */
  before?: ReactNode
  lead: ReactNode
  children: ReactNode
}

export function RegistrationPage({ cohort, before = <BackToList />, lead, children }: RegistrationPageProps) {
  const locale = useLocale()
  const { text, language } = cohort.programme.title
  return (
    <Page title={text} titleLang={language === locale ? undefined : language} lead={lead} before={before}>
      {children}
    </Page>
  )
}

function BackToList() {
  const locale = useLocale()
  return (
    <p className="k-back">
      <AppLink to="/$locale/registrations" params={{ locale }}>
        <FormattedMessage id="registrations.title" />
      </AppLink>
    </p>
  )
}
