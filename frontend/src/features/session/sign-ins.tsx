// The browsers in which one is signed in; others than this one can be signed out from here.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import type { SessionEntry } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { formatInstant } from '@/ui/dates'
import { Loading } from '@/ui/loading'
import { RequestNotice } from '@/ui/request-notice'
import { browserName } from './browser-name'
import { endSignIn, SIGN_INS_KEY, signInsQuery } from './queries'

export function SignIns() {
  const { data, error } = useQuery(signInsQuery(useLocale()))
  if (error) return <RequestNotice error={error} />
  if (!data) return <Loading />
  return (
    <ul className="k-plain k-rows">
      {data.map((entry) => (
        <li key={entry.id}>
          <SignIn entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function SignIn({ entry }: { entry: SessionEntry }) {
  const intl = useIntl()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const end = useMutation({
    mutationFn: () => endSignIn(locale, entry.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: SIGN_INS_KEY }),
  })
  const name = browserName(entry.user_agent) ?? intl.formatMessage({ id: 'profile.unknownBrowser' })
  const used = formatInstant(intl, entry.last_used_at)
  return (
    <>
      <div>
        <strong>{name}</strong>
        {entry.is_current ? (
          <>
            {' · '}
            <FormattedMessage id="profile.thisBrowser" />
          </>
        ) : null}
        <br />
        <span className="k-quiet">
          <FormattedMessage id="profile.lastUsed" values={{ moment: used }} />
        </span>
      </div>
      {entry.is_current ? null : (
        <Button
          variant="secondary"
          busy={end.isPending}
          aria-label={intl.formatMessage({ id: 'profile.end.of' }, { name, moment: used })}
          onClick={() => end.mutate()}
        >
          <FormattedMessage id="profile.end" />
        </Button>
      )}
    </>
  )
}
