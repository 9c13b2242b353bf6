// Asking people by mail: who is asked at which address and in which language, before anything is sent.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { LOCALES, type Locale } from '@/i18n/locales'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { SelectField } from '@/ui/form-field'
import type { DraftStore } from './draft-store'
import { StepProblem } from './step-problem'
import { invite } from './team-requests'
import { useLeadStep } from './use-lead-step'

export interface Invitee {
  /** As the page calls them. */
  id: string
  name: string
  email: string
  /** Has a link already, which a new one replaces. */
  again: boolean
}

interface InviteDialogProps {
  view: RegistrationView
  store: DraftStore
  people: readonly Invitee[]
  /** Who cannot be asked by mail yet. */
  withoutAddress: readonly string[]
  onSent: (names: string[]) => void
  onClose: () => void
}

export function InviteDialog({ view, store, people, withoutAddress, onSent, onClose }: InviteDialogProps) {
  const intl = useIntl()
  const [languages, setLanguages] = useState<Readonly<Record<string, Locale>>>({})
  const languageOf = ({ id }: Invitee) => languages[id] ?? view.language
  const send = useSending(view, store, languageOf)
  const ask = useMutation({
    mutationFn: () => send(people),
    onSuccess: () => onSent(people.map(({ name }) => name)),
  })
  return (
    <Dialog
      title={intl.formatMessage({ id: 'invite.title' }, { count: people.length })}
      onClose={onClose}
      actions={
        <>
          <Button busy={ask.isPending} onClick={() => ask.mutate()}>
            <FormattedMessage id="invite.send" values={{ count: people.length }} />
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="dialog.cancel" />
          </Button>
        </>
      }
    >
      <FormattedMessage id="invite.text" tagName="p" />
      <div className="k-fields">
        {people.map((person) => (
          <LanguageField
            key={person.id}
            person={person}
            value={languageOf(person)}
            onChange={(language) => setLanguages({ ...languages, [person.id]: language })}
          />
        ))}
      </div>
      <Remarks people={people} withoutAddress={withoutAddress} />
      {ask.isError ? <StepProblem error={ask.error} /> : null}
    </Dialog>
  )
}

/** What happens to earlier links, and who is not asked. */
function Remarks({ people, withoutAddress }: Pick<InviteDialogProps, 'people' | 'withoutAddress'>) {
  const intl = useIntl()
  return (
    <>
      {people.some(({ again }) => again) ? (
        <p>
          <FormattedMessage id="invite.again.text" />
        </p>
      ) : null}
      {withoutAddress.length > 0 ? (
        <p>
          <FormattedMessage id="invite.withoutAddress" values={{ names: intl.formatList(withoutAddress) }} />
        </p>
      ) : null}
    </>
  )
}

/** One after the other, each on the version that the one before left; a second try leaves out who was asked already. */
function useSending(view: RegistrationView, store: DraftStore, languageOf: (person: Invitee) => Locale) {
  const { run, show } = useLeadStep(view, store)
  const [sent] = useState(() => new Set<string>())
  return async (people: readonly Invitee[]) => {
    for (const person of people.filter(({ id }) => !sent.has(id))) {
      show(
        await run(`invite ${person.id}`, (step) => invite(step, store.serverId(person.id) ?? '', languageOf(person))),
      )
      sent.add(person.id)
    }
  }
}

interface LanguageFieldProps {
  person: Invitee
  value: Locale
  onChange: (language: Locale) => void
}

function LanguageField({ person, value, onChange }: LanguageFieldProps) {
  const intl = useIntl()
  return (
    <SelectField
      label={person.name}
      hint={intl.formatMessage({ id: 'invite.language' }, { email: person.email })}
      choices={LOCALES.map((code) => ({ value: code, label: intl.formatMessage({ id: `language.${code}` }) }))}
      value={value}
      onChange={(event) => onChange(LOCALES.find((code) => code === event.target.value) ?? value)}
    />
  )
}
