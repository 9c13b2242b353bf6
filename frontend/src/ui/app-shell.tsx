// The frame of every page: skip link, header, main, footer.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { documentationAddress } from '@/api/client'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from './app-link'
import { FocusOnNavigation } from './focus-on-navigation'
import { LocaleSwitcher } from './locale-switcher'
import { PersonMenu } from './person-menu'

export function AppShell({ children }: { children: ReactNode }) {
  return (
    <div className="k-shell">
      <a className="k-skip" href="#main">
        <FormattedMessage id="shell.skip" />
      </a>
      <Header />
      <main id="main" className="k-main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
      <FocusOnNavigation />
    </div>
  )
}

function Header() {
  const locale = useLocale()
  return (
    <header className="k-header">
      <div className="k-bar">
        <AppLink to="/$locale" params={{ locale }} bare className="k-brand">
          <FormattedMessage id="app.name" />
        </AppLink>
        <LocaleSwitcher />
        <PersonMenu />
      </div>
    </header>
  )
}

function Footer() {
  const intl = useIntl()
  return (
    <footer className="k-footer">
      <div className="k-bar">
        <p>
          <FormattedMessage id="shell.footer.about" />
        </p>
        <nav aria-label={intl.formatMessage({ id: 'shell.footer.links' })}>
          <a className="ds-link" href={documentationAddress()}>
            <FormattedMessage id="shell.footer.api" />
          </a>
        </nav>
      </div>
    </footer>
  )
}
