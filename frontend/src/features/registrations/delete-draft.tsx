// Throwing a draft away, after being asked.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AskFirst, ConfirmDialog } from '@/ui/confirm-dialog'
import { RequestNotice } from '@/ui/request-notice'
import type { DraftStore } from './draft-store'
import { deleteRegistration, REGISTRATIONS_KEY } from './queries'
import { unsavedCopy } from './unsaved-copy'

interface DeleteDraftProps {
  view: RegistrationView
  store: DraftStore
  onDeleted: () => void
}

function useRemoval({ view, store, onDeleted }: DeleteDraftProps) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await store.flush()
      await deleteRegistration(locale, view.id, store.version)
    },
    onSuccess: () => {
      unsavedCopy.drop(view.id)
      onDeleted()
      return queryClient.invalidateQueries({ queryKey: [...REGISTRATIONS_KEY, 'list'] })
    },
  })
}

export function DeleteDraft(props: DeleteDraftProps) {
  const intl = useIntl()
  const remove = useRemoval(props)
  return (
    <AskFirst
      label={<FormattedMessage id="editor.delete" />}
      variant="tertiary"
      dialog={(close) => (
        <ConfirmDialog
          title={intl.formatMessage({ id: 'editor.delete.title' })}
          action={<FormattedMessage id="editor.delete" />}
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={close}
        >
          <p>
            <FormattedMessage id="editor.delete.text" />
          </p>
          {remove.isError ? <RequestNotice error={remove.error} /> : null}
        </ConfirmDialog>
      )}
    />
  )
}
