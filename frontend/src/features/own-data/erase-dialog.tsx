// The last question: the address typed again, so that nothing goes by a slip of the finger.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import { forgetSession } from '@/api/session'
import type { ErasurePreview } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { dropEverything } from '@/lib/kept'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { TextField } from '@/ui/form-field'
import { RequestNotice } from '@/ui/request-notice'
import { Consequences } from './fates'
import { eraseMe } from './queries'

interface EraseDialogProps {
  preview: ErasurePreview
  email: string
  onErased: () => void
  onClose: () => void
}

function useErasure(email: string, onErased: () => void) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [intent] = useState(createIntent)
  return useMutation({
    mutationFn: () => intent.run((key) => eraseMe(locale, email, key)),
    onSuccess: () => {
      onErased()
      dropEverything()
      forgetSession(queryClient, locale)
    },
  })
}

export function EraseDialog({ preview, email, onErased, onClose }: EraseDialogProps) {
  const intl = useIntl()
  const form = useId()
  const [typed, setTyped] = useState('')
  const [mistyped, setMistyped] = useState(false)
  const erase = useErasure(email, onErased)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const meant = typed.trim().toLowerCase() === email
    setMistyped(!meant)
    if (meant) erase.mutate()
  }
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: 'erasure.dialog.title' })}
      action={<FormattedMessage id="erasure.do" />}
      busy={erase.isPending}
      form={form}
      onClose={onClose}
    >
      <p>
        <FormattedMessage id="erasure.dialog.text" />
      </p>
      <Consequences preview={preview} />
      <form id={form} noValidate onSubmit={submit}>
        <TextField
          label={<FormattedMessage id="erasure.email" />}
          hint={email}
          error={mistyped ? <FormattedMessage id="erasure.email.wrong" /> : undefined}
          type="email"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      {erase.isError ? <RequestNotice error={erase.error} /> : null}
    </ConfirmDialog>
  )
}
