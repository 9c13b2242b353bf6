// Sending a mail once more that did not arrive. Which mail is said by its name, because many buttons say the same.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import type { Mail } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { RequestNotice } from '@/ui/request-notice'
import { MAILS_KEY, resendMail } from './queries'

export function Resend({ mail }: { mail: Mail }) {
  const intl = useIntl()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [intent] = useState(createIntent)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => intent.run((key) => resendMail(locale, mail.id, key)),
    // Counts on the desk and the list change with it.
    onSettled: () =>
      Promise.all([MAILS_KEY, ['reviews']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  })
  const what = mail.subject ?? intl.formatMessage({ id: `mails.kind.${mail.kind}` })
  return (
    <>
      {error ? <RequestNotice error={error} /> : null}
      <p className="k-mail-act">
        <Button
          variant="secondary"
          busy={isPending}
          aria-label={intl.formatMessage({ id: 'mails.resend.of' }, { what })}
          onClick={() => mutate()}
        >
          <FormattedMessage id="mails.resend" />
        </Button>
      </p>
    </>
  )
}
