// The secret address of one's own calendar. It is shown once; making another stops the one before.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { CalendarSubscription } from '@/ui/calendar-subscription'
import { AskFirst, ConfirmDialog } from '@/ui/confirm-dialog'
import { RequestNotice } from '@/ui/request-notice'
import { Section } from '@/ui/section'
import { makeCalendarLink } from './queries'

/** Whoever is on the way to a place, or has one, wants the meetings in the calendar. */
const WITH_MEETINGS: readonly RegistrationView['state'][] = ['submitted', 'waitlisted', 'offered', 'confirmed']

export function MyCalendar({ view }: { view: RegistrationView }) {
  const [address, setAddress] = useState<string | null>(null)
  if (!WITH_MEETINGS.includes(view.state)) return null
  return (
    <Section title={<FormattedMessage id="myCalendar.title" />}>
      <p>
        <FormattedMessage id="myCalendar.text" />
      </p>
      <p role="status">{address === null ? null : <FormattedMessage id="myCalendar.made" />}</p>
      {address === null ? (
        <FirstAddress registration={view.id} onMade={setAddress} />
      ) : (
        <ShownAddress registration={view.id} address={address} onMade={setAddress} />
      )}
    </Section>
  )
}

interface MakingProps {
  registration: string
  onMade: (address: string) => void
}

function useAddress({ registration, onMade }: MakingProps) {
  const locale = useLocale()
  return useMutation({
    mutationFn: () => makeCalendarLink(locale, registration),
    onSuccess: ({ url }) => onMade(url),
  })
}

function FirstAddress(props: MakingProps) {
  const make = useAddress(props)
  return (
    <>
      <p className="k-quiet">
        <FormattedMessage id="myCalendar.before" />
      </p>
      {make.isError ? <RequestNotice error={make.error} /> : null}
      <Button variant="secondary" busy={make.isPending} onClick={() => make.mutate()}>
        <FormattedMessage id="myCalendar.make" />
      </Button>
    </>
  )
}

function ShownAddress({ address, ...making }: MakingProps & { address: string }) {
  const intl = useIntl()
  return (
    <>
      <CalendarSubscription key={address} address={address} hint={intl.formatMessage({ id: 'myCalendar.once' })} />
      <AskFirst
        variant="tertiary"
        label={<FormattedMessage id="myCalendar.replace" />}
        dialog={(close) => <ReplaceDialog {...making} onClose={close} />}
      />
    </>
  )
}

function ReplaceDialog({ onClose, ...making }: MakingProps & { onClose: () => void }) {
  const intl = useIntl()
  const make = useAddress(making)
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: 'myCalendar.replace.title' })}
      action={<FormattedMessage id="myCalendar.replace" />}
      busy={make.isPending}
      onConfirm={() => make.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        <FormattedMessage id="myCalendar.replace.text" />
      </p>
      {make.isError ? <RequestNotice error={make.error} /> : null}
    </ConfirmDialog>
  )
}
