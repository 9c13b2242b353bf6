// Throwing a draft away, after being asked.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { RequestNotice } from '@/ui/request-notice'
import type { DraftStore } from './draft-store'
import { deleteRegistration, REGISTRATIONS_KEY } from './queries'
import { dropCopy } from './unsaved-copy'

interface DeleteDraftProps {
  view: RegistrationView
  store: DraftStore
  onDeleted: () => void
}

export function DeleteDraft({ view, store, onDeleted }: DeleteDraftProps) {
  const intl = useIntl()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: async () => {
      await store.flush()
      await deleteRegistration(locale, view.id, store.version)
    },
    onSuccess: () => {
      dropCopy(view.id)
      onDeleted()
      return queryClient.invalidateQueries({ queryKey: [...REGISTRATIONS_KEY, 'list'] })
    },
  })
  return (
    <>
      <Button variant="tertiary" onClick={() => setAsking(true)}>
        <FormattedMessage id="editor.delete" />
      </Button>
      {asking ? (
        <Dialog
          title={intl.formatMessage({ id: 'editor.delete.title' })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button busy={remove.isPending} onClick={() => remove.mutate()}>
                <FormattedMessage id="editor.delete" />
              </Button>
              <Button variant="secondary" onClick={() => setAsking(false)}>
                <FormattedMessage id="dialog.cancel" />
              </Button>
            </>
          }
        >
          <p>
            <FormattedMessage id="editor.delete.text" />
          </p>
          {remove.isError ? <RequestNotice error={remove.error} /> : null}
        </Dialog>
      ) : null}
    </>
  )
}
