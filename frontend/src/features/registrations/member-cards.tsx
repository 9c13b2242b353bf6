// The people of a team, one card each, and the ways in which others come in: typed, asked by mail, or by a link.
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button } from '@/ui/button'
import { awaitedIn, knownAs } from './awaited'
import { DeclinedNotice } from './declined-notice'
import { addPerson, type Draft, type DraftMember } from './draft'
import type { DraftStore } from './draft-store'
import { errorAt, fieldErrorText } from './field-errors'
import { InviteDialog, type Invitee } from './invite-dialog'
import { JoinLink } from './join-link'
import { MemberCard } from './member-card'
import { useMemberName } from './member-name'
import { controlId } from './missing'
import { RemovedNotice, useRemoval } from './removal'
import type { FormProps } from './team-fields'

// Few teams need it, so it comes after the rest.
const LocalCallSection = lazy(async () => ({ default: (await import('./local-call/local-call')).LocalCallSection }))

const LIST = { member: null, field: 'members' }

interface MemberCardsProps extends FormProps {
  store: DraftStore
  /** What the organiser asks of a person. */
  questions: (member: DraftMember) => ReactNode
}

export function MemberCards(props: MemberCardsProps) {
  const { view, draft, store, errors, onChange } = props
  const intl = useIntl()
  const heading = useRef<HTMLHeadingElement>(null)
  const nameOf = useMemberName(draft.members, 'team')
  const removal = useRemoval(props, () => heading.current?.focus())
  const asking = useAsking(props)
  const error = errorAt(errors, LIST)
  return (
    <>
      <h2 className="ds-heading" id={controlId(LIST)} tabIndex={-1} ref={heading}>
        <FormattedMessage id="editor.part.members" values={{ count: draft.members.length }} />
      </h2>
      <FormattedMessage id={`members.${view.cohort.consent}`} tagName="p" />
      {error ? <p className="k-error-text">{fieldErrorText(intl, error)}</p> : null}
      <DeclinedNotice view={view} />
      <RemovedNotice removal={removal} draft={draft} onChange={onChange} />
      <ul className="k-plain k-cards">
        {draft.members.map((member) => (
          <li key={member.id}>
            <MemberCard
              {...props}
              member={member}
              known={knownAs(view, store, member.id)}
              name={nameOf(member.id)}
              questions={props.questions(member)}
              onInvite={() => asking.ask([member])}
              onRemove={() => removal.remove(member)}
            />
          </li>
        ))}
      </ul>
      <More asking={asking} onAdd={() => onChange(addPerson(draft))} />
      {asking.dialog}
      {removal.dialog}
      <JoinLink view={view} store={store} />
      <Suspense>
        <LocalCallSection view={view} draft={draft} store={store} />
      </Suspense>
    </>
  )
}

function More({ asking, onAdd }: { asking: ReturnType<typeof useAsking>; onAdd: () => void }) {
  const { said, ask, unasked } = asking
  return (
    <>
      <p role="status" className="k-said">
        {said}
      </p>
      <div className="k-actions">
        <Button variant="secondary" onClick={onAdd}>
          <FormattedMessage id="editor.addMember" />
        </Button>
        {unasked.length > 1 ? (
          <Button variant="secondary" onClick={() => ask(unasked)}>
            <FormattedMessage id="invite.all" values={{ count: unasked.length }} />
          </Button>
        ) : null}
      </div>
    </>
  )
}

interface Question {
  people: Invitee[]
  withoutAddress: string[]
}

/** Asking one person or all at once; who has no address is told so at their field, or in the dialog. */
function useAsking({ view, draft, store }: { view: FormProps['view']; draft: Draft; store: DraftStore }) {
  const intl = useIntl()
  const nameOf = useMemberName(draft.members, 'team')
  const [question, setQuestion] = useState<Question | null>(null)
  const [said, setSaid] = useState('')
  const awaited = awaitedIn(view, store, draft)
  const ask = (members: readonly DraftMember[]) => {
    const withAddress = members.filter(({ email }) => email.trim() !== '')
    const [first] = members
    if (first && withAddress.length === 0) {
      store.mark([{ member: first.id, field: 'email', code: 'required' }])
      return document.getElementById(controlId({ member: first.id, field: 'email' }))?.focus()
    }
    setQuestion({
      people: withAddress.map(({ id, email }) => ({
        ...{ id, email, name: nameOf(id) },
        again: knownAs(view, store, id)?.standing === 'invited',
      })),
      withoutAddress: members.filter(({ email }) => email.trim() === '').map(({ id }) => nameOf(id)),
    })
  }
  const onSent = (names: string[]) => {
    setQuestion(null)
    setSaid(intl.formatMessage({ id: 'invite.sent' }, { names: intl.formatList(names) }))
  }
  return {
    ask,
    said,
    unasked: awaited.filter(({ id }) => (knownAs(view, store, id)?.standing ?? 'entered') === 'entered'),
    dialog: question ? (
      <InviteDialog {...question} view={view} store={store} onSent={onSent} onClose={() => setQuestion(null)} />
    ) : null,
  }
}
