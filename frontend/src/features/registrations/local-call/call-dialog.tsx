// Until when people can answer, and what they read.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { LocalCall } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { formatDay } from '@/ui/dates'
import { TextAreaField, TextField } from '@/ui/form-field'
import { Notice } from '@/ui/notice'
import { StepProblem } from '../step-problem'
import { NotSaved } from '../use-lead-step'
import type { CallingProps } from './local-call'
import { localCallKey, replaceLocalCall } from './queries'

interface CallDialogProps extends CallingProps {
  call: LocalCall
  onClose: () => void
}

interface Terms {
  day: string
  text: string
}

/** The places of a refusal, by pointer. */
function refusedAt(error: Error | null): (pointer: string) => boolean {
  const errors = isApiError(error, 'validation-failed') ? error.problem.errors : []
  return (pointer) => errors.some((one) => one.pointer === pointer)
}

function useCall({ view, store, call, onClose }: CallDialogProps, { day, text }: Terms) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      // The municipality may have been chosen a moment ago.
      if (!(await store.flush())) throw new NotSaved()
      return replaceLocalCall(locale, view.id, call.version, {
        closes_on: day,
        text: text.trim() || null,
        stopped: false,
      })
    },
    onSuccess: (next) => {
      queryClient.setQueryData(localCallKey(locale, view.id), next)
      onClose()
    },
  })
}

export function CallDialog(props: CallDialogProps) {
  const { view, call, onClose } = props
  const intl = useIntl()
  const last = view.cohort.closes?.date
  const [day, setDay] = useState(call.closes?.date ?? '')
  const [text, setText] = useState(call.text ?? '')
  const [attempted, setAttempted] = useState(false)
  const open = useCall(props, { day, text })
  const isRefused = refusedAt(open.error)
  const send = () => {
    setAttempted(true)
    if (day !== '') open.mutate()
  }
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: 'calling.dialog' })}
      action={<FormattedMessage id={call.version === 0 ? 'calling.open' : 'calling.save'} />}
      busy={open.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <FormattedMessage id="calling.dialog.text" tagName="p" />
      <TextField
        type="date"
        label={intl.formatMessage({ id: 'calling.until' })}
        hint={last ? intl.formatMessage({ id: 'calling.until.hint' }, { last: formatDay(intl, last) }) : undefined}
        error={
          (attempted && day === '') || isRefused('/closes_on')
            ? intl.formatMessage({ id: 'calling.until.unfit' })
            : undefined
        }
        max={last}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      <TextAreaField
        label={intl.formatMessage({ id: 'calling.words' })}
        optional
        rows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {isRefused('/municipality') ? (
        <Notice tone="warning" role="alert">
          <FormattedMessage id="calling.noMunicipality" />
        </Notice>
      ) : null}
      {open.error && !isApiError(open.error, 'validation-failed') ? <StepProblem error={open.error} /> : null}
    </ConfirmDialog>
  )
}
