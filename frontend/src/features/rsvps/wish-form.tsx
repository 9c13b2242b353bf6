// Name and address of somebody who wants to come. What is typed survives a reload; a changed wish is a new intent.
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import { isApiError } from '@/api/problem'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/form-field'
import { keptWish } from './kept-wish'
import { askToCome, type Meeting, type Wish } from './queries'
import { RsvpProblem } from './rsvp-problem'

type Errors = Partial<Record<keyof Wish, string>>

const FIELDS = ['name', 'email'] as const

interface WishFormProps {
  meeting: Meeting
  /** What is coming about, as the form's name. */
  title: string
  initial: Wish
  /** The reader opened it just now, rather than finding it open after a reload. */
  takesFocus: boolean
  onSent: (wish: Wish, seconds: number) => void
  onBack: () => void
}

function missingIn({ name, email }: Wish): Errors {
  const errors: Errors = {}
  if (name.trim() === '') errors.name = 'required'
  if (email.trim() === '') errors.email = 'required'
  else if (!/^\S+@\S+$/.test(email.trim())) errors.email = 'invalid_format'
  return errors
}

function refusedIn(error: unknown): Errors {
  if (!isApiError(error, 'validation-failed')) return {}
  const known = error.problem.errors.filter(({ pointer }) => pointer === '/name' || pointer === '/email')
  return Object.fromEntries(known.map(({ pointer, code }) => [pointer.slice(1), code]))
}

function useWish({ meeting, initial, onSent }: WishFormProps) {
  const locale = useLocale()
  const [wish, setWish] = useState(initial)
  const [errors, setErrors] = useState<Errors>({})
  const [intent, setIntent] = useState(createIntent)
  const send = useMutation({
    mutationFn: ({ name, email }: Wish) =>
      intent.run((key) => askToCome(locale, meeting, { name: name.trim(), email: email.trim() }, key)),
    onSuccess: ({ expires_in }, sent) => {
      keptWish.drop(meeting.session)
      onSent(sent, expires_in)
    },
    onError: (error) => setErrors(refusedIn(error)),
  })
  // The language is a part of the wish.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new intent whenever it changes
  useEffect(() => setIntent(createIntent), [locale])
  const change = (edit: Partial<Wish>) => {
    const next = { ...wish, ...edit }
    setWish(next)
    setIntent(createIntent)
    keptWish.keep(meeting.session, next)
  }
  const submit = () => {
    const missing = missingIn(wish)
    setErrors(missing)
    if (Object.keys(missing).length === 0) send.mutate(wish)
  }
  return { wish, errors, change, submit, send }
}

export function WishForm(props: WishFormProps) {
  const { title, takesFocus, onBack } = props
  const intl = useIntl()
  const form = useRef<HTMLFormElement>(null)
  const { wish, errors, change, submit, send } = useWish(props)
  useEffect(() => {
    if (takesFocus) form.current?.querySelector('input')?.focus()
  }, [takesFocus])
  useEffect(() => {
    const first = FIELDS.find((field) => errors[field])
    if (first) form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus()
  }, [errors])
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <form
      ref={form}
      className="k-narrow-form k-wish"
      noValidate
      aria-label={intl.formatMessage({ id: 'rsvp.form' }, { title })}
      onSubmit={onSubmit}
    >
      <p>
        <FormattedMessage id="rsvp.form.text" />
      </p>
      <WishFields wish={wish} errors={errors} onChange={change} />
      {send.isError && Object.keys(errors).length === 0 ? <RsvpProblem error={send.error} /> : null}
      <div className="k-actions">
        <Button type="submit" busy={send.isPending}>
          <FormattedMessage id="rsvp.form.send" />
        </Button>
        <Button type="button" variant="tertiary" onClick={onBack}>
          <FormattedMessage id="dialog.cancel" />
        </Button>
      </div>
    </form>
  )
}

interface WishFieldsProps {
  wish: Wish
  errors: Errors
  onChange: (edit: Partial<Wish>) => void
}

function WishFields({ wish, errors, onChange }: WishFieldsProps) {
  const intl = useIntl()
  const textOf = (field: keyof Wish) => {
    const code = errors[field]
    if (code === undefined) return undefined
    if (code === 'required') return intl.formatMessage({ id: `fieldError.required.${field}` })
    if (code === 'too_long') return intl.formatMessage({ id: 'fieldError.tooLong' })
    return intl.formatMessage({ id: field === 'email' ? 'fieldError.email' : 'fieldError.invalid' })
  }
  return (
    <>
      <TextField
        label={intl.formatMessage({ id: 'person.name' }, { who: 'you' })}
        error={textOf('name')}
        name="name"
        autoComplete="name"
        value={wish.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        label={intl.formatMessage({ id: 'person.email' }, { who: 'you' })}
        error={textOf('email')}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        value={wish.email}
        onChange={(event) => onChange({ email: event.target.value })}
      />
    </>
  )
}
