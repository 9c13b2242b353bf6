// Changing what was handed in. Nothing is saved by itself: until it is saved in one step, what was handed in stands.
import { type ReactNode, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { ChangeDoor, RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Button } from '@/ui/button'
import { AskFirst, ConfirmDialog } from '@/ui/confirm-dialog'
import { ErrorSummary } from '@/ui/error-summary'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'
import { CohortLine } from '../cohort-line'
import { RegistrationPage } from '../registration-page'
import { SignInDialog } from '../sign-in-dialog'
import { AmendAside } from './amend-aside'
import { WhyNot } from './amend-door'
import { AmendForm } from './amend-form'
import { useAmendLines } from './lines'
import { type Amendment, useAmendment } from './use-amendment'
import type { HandedIn } from './wish'

interface AmendPageProps extends HandedIn {
  /** The steps of signing in, for the case that the sign-in expires while somebody is typing. */
  signIn: (onSignedIn: () => void) => ReactNode
  onSaved: () => void
}

export function AmendPage({ view, answers, signIn, onSaved }: AmendPageProps) {
  const amendment = useAmendment({ view, answers }, onSaved)
  const { saving } = amendment
  return (
    <RegistrationPage
      cohort={view.cohort}
      before={<BackToStatus view={view} />}
      lead={<CohortLine cohort={view.cohort} withDeadline />}
    >
      <h2 className="ds-heading">
        <FormattedMessage id="amend.title" />
      </h2>
      <FormattedMessage id="amend.text" tagName="p" />
      <News amendment={amendment} />
      <div className="k-editor">
        <div className="k-editor-form">
          <Errors amendment={amendment} />
          <AmendForm amendment={amendment} />
          <Saving amendment={amendment} />
        </div>
        <AmendAside amendment={amendment} />
      </div>
      {isApiError(saving.error, 'unauthenticated') ? (
        <SignInDialog>{signIn(() => saving.mutate())}</SignInDialog>
      ) : null}
    </RegistrationPage>
  )
}

function BackToStatus({ view }: { view: RegistrationView }) {
  const locale = useLocale()
  return (
    <p className="k-back">
      <AppLink to="/$locale/registrations/$id" params={{ locale, id: view.id }} search={{}}>
        <FormattedMessage id="amend.back" />
      </AppLink>
    </p>
  )
}

/** What happened since it was begun: a reload, a change elsewhere, or the end of the time. */
function News({ amendment: { view, wasKept, isMerged, isChanged } }: { amendment: Amendment }) {
  return (
    <>
      {wasKept && isChanged ? (
        <Notice>
          <FormattedMessage id="amend.kept" />
        </Notice>
      ) : null}
      <div role="status">
        {isMerged ? (
          <Notice tone="warning">
            <FormattedMessage id="amend.merged" />
          </Notice>
        ) : null}
      </div>
      {view.actions.includes('amend') ? null : (
        <Notice tone="warning" role="alert">
          <WhyNot door={view.amendment} />
        </Notice>
      )}
    </>
  )
}

/** Once everything was put right it stays away until the next refusal: it takes focus, and must not while typing. */
function Errors({ amendment }: { amendment: Amendment }) {
  const intl = useIntl()
  const lines = useAmendLines(amendment)
  const { refusals, isError } = amendment.saving
  const [settled, setSettled] = useState(0)
  if (refusals > settled && lines.length === 0 && !isError) setSettled(refusals)
  if (refusals === settled || lines.length === 0) return null
  return <ErrorSummary key={refusals} title={intl.formatMessage({ id: 'amend.errors' })} lines={lines} />
}

function Saving({ amendment }: { amendment: Amendment }) {
  const [pressedInVain, setPressedInVain] = useState(false)
  const { saving, isChanged } = amendment
  const save = () => {
    setPressedInVain(!isChanged)
    if (isChanged) saving.mutate()
  }
  return (
    <>
      {saving.error ? <Refusal error={saving.error} /> : null}
      <p role="status">{pressedInVain && !isChanged ? <FormattedMessage id="amend.nothing" /> : null}</p>
      <div className="k-actions">
        <Button busy={saving.isPending} onClick={save}>
          <FormattedMessage id="amend.save" />
        </Button>
        {isChanged ? (
          <AskFirst
            label={<FormattedMessage id="amend.discard" />}
            variant="tertiary"
            dialog={(close) => <DiscardDialog amendment={amendment} onClose={close} />}
          />
        ) : null}
      </div>
    </>
  )
}

/** What the fields or the dialog say is not said again. */
function Refusal({ error }: { error: Error }) {
  if (isApiError(error, 'validation-failed', 'ineligible', 'unauthenticated')) return null
  if (!isApiError(error, 'amendment-closed')) return <RequestNotice error={error} />
  return (
    <Notice tone="warning" role="alert">
      <WhyNot door={doorOf(error.problem.extensions)} />
    </Notice>
  )
}

/** The refusal carries the same as the door of the view. */
function doorOf({ shut, until }: Record<string, unknown>): ChangeDoor {
  return { open: false, shut: (shut ?? 'state') as ChangeDoor['shut'], until: (until ?? null) as string | null }
}

function DiscardDialog({
  amendment: { view, startAgain, saving },
  onClose,
}: {
  amendment: Amendment
  onClose: () => void
}) {
  const intl = useIntl()
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: 'amend.discard.title' })}
      action={<FormattedMessage id="amend.discard" />}
      busy={false}
      onConfirm={() => {
        onClose()
        saving.reset()
        startAgain(view)
      }}
      onClose={onClose}
    >
      <FormattedMessage id="amend.discard.text" tagName="p" />
    </ConfirmDialog>
  )
}
