// One's own profile: how one is called, the language of mails, and where one is signed in.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { acceptSession } from '@/api/session'
import type { Session } from '@/api/types'
import { LOCALES, type Locale } from '@/i18n/locales'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { SelectField, TextField } from '@/ui/form-field'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { RequestNotice } from '@/ui/request-notice'
import { changeProfile, type ProfileChange } from './queries'
import { SignIns } from './sign-ins'

export function ProfilePage({ session }: { session: Session }) {
  const intl = useIntl()
  return (
    <Page title={intl.formatMessage({ id: 'profile.title' })} lead={<p>{session.person.email}</p>}>
      <ProfileForm session={session} />
      <h2 className="ds-heading">
        <FormattedMessage id="profile.signIns" />
      </h2>
      <SignIns />
    </Page>
  )
}

function ProfileForm({ session: { person } }: { session: Session }) {
  const intl = useIntl()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [name, setName] = useState(person.name ?? '')
  const [language, setLanguage] = useState<Locale>(person.language)
  const save = useMutation({
    mutationFn: (change: ProfileChange) => changeProfile(locale, change),
    onSuccess: (session) => acceptSession(queryClient, locale, session),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ name: name.trim() || null, language })
  }
  return (
    <form className="k-narrow-form" noValidate onSubmit={submit}>
      <TextField
        label={intl.formatMessage({ id: 'profile.name' })}
        optional
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={intl.formatMessage({ id: 'profile.language' })}
        choices={LOCALES.map((code) => ({ value: code, label: intl.formatMessage({ id: `language.${code}` }) }))}
        value={language}
        onChange={(event) => setLanguage(LOCALES.find((code) => code === event.target.value) ?? language)}
      />
      {save.isError ? <RequestNotice error={save.error} /> : null}
      {save.isSuccess ? <Saved /> : null}
      <Button type="submit" busy={save.isPending}>
        <FormattedMessage id="profile.save" />
      </Button>
    </form>
  )
}

function Saved() {
  return (
    <Notice tone="success" role="status">
      <FormattedMessage id="profile.saved" />
    </Notice>
  )
}
