// What erasing oneself would do, said before it can be done; what has to be settled first, with the way there.
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage } from 'react-intl'
import type { ErasurePreview } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { ButtonLink } from '@/ui/button'
import { AskFirst } from '@/ui/confirm-dialog'
import { Loading } from '@/ui/loading'
import { LocalText } from '@/ui/local-text'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'
import { Section } from '@/ui/section'
import { useNow } from '@/ui/use-now'
import { EraseDialog } from './erase-dialog'
import { Blockers, Consequences } from './fates'
import { erasureQuery } from './queries'

interface ErasurePartProps {
  email: string
  onErased: () => void
}

export function ErasurePart(props: ErasurePartProps) {
  const { data: preview, error } = useQuery(erasureQuery(useLocale()))
  return (
    <Section title={<FormattedMessage id="erasure.title" />}>
      {error ? <RequestNotice error={error} /> : null}
      {preview ? <Preview preview={preview} {...props} /> : null}
      {preview || error ? null : <Loading />}
    </Section>
  )
}

function Preview({ preview, ...props }: ErasurePartProps & { preview: ErasurePreview }) {
  return (
    <>
      <p>
        <FormattedMessage id="erasure.lead" />
      </p>
      <Consequences preview={preview} />
      {preview.possible ? <Door preview={preview} {...props} /> : <Blocked preview={preview} />}
    </>
  )
}

function Blocked({ preview }: { preview: ErasurePreview }) {
  return (
    <Notice tone="warning">
      <p>
        <FormattedMessage id="erasure.blocked" />
      </p>
      <ul>
        <Blockers preview={preview} />
        {preview.sole_owner_of.map(({ id, name }) => (
          <li key={id}>
            <FormattedMessage id="erasure.soleOwner" values={{ name: <LocalText value={name} /> }} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** An account left open is not erased by whoever passes by: the sign-in has to be fresh. */
function Door({ preview, email, onErased }: ErasurePartProps & { preview: ErasurePreview }) {
  const locale = useLocale()
  const now = useNow()
  if (Date.parse(preview.fresh_until) <= now.getTime()) {
    return (
      <>
        <p>
          <FormattedMessage id="erasure.signInAgain" />
        </p>
        <ButtonLink variant="secondary" to="/$locale/sign-in" params={{ locale }} search={{ to: `/${locale}/my-data` }}>
          <FormattedMessage id="erasure.signInAgain.link" />
        </ButtonLink>
      </>
    )
  }
  return (
    <AskFirst
      label={<FormattedMessage id="erasure.ask" />}
      variant="secondary"
      dialog={(close) => <EraseDialog preview={preview} email={email} onErased={onErased} onClose={close} />}
    />
  )
}
