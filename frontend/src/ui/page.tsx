// One page: its single h1, the document title, and the lead sentence under it.
import { type ReactNode, useEffect } from 'react'
import { useIntl } from 'react-intl'

interface PageProps {
  title: string
  /** What stands above the heading, for example the way back. */
  before?: ReactNode
  lead?: ReactNode
  /** Language of the title where it differs from the page's. */
  titleLang?: string | undefined
  children?: ReactNode
}

export function Page({ title, before, lead, titleLang, children }: PageProps) {
  const intl = useIntl()
  useEffect(() => {
    document.title = `${title} – ${intl.formatMessage({ id: 'app.name' })}`
  }, [title, intl])
  return (
    <div className="k-page">
      {before}
      <h1 className="ds-heading k-title" tabIndex={-1} lang={titleLang}>
        {title}
      </h1>
      {lead ? <div className="k-lead">{lead}</div> : null}
      {children}
    </div>
  )
}
