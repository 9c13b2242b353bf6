// Beside a meeting that anyone may come to: how many places are left, until when, and one button.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { sessionQuery } from '@/api/session'
import type { CohortView, RsvpTerms, SessionView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { MomentText } from '@/ui/dates'
import { useSessionName } from '@/ui/session-words'
import { keptWish } from './kept-wish'
import type { Wish } from './queries'
import { WishForm } from './wish-form'

interface OfferProps {
  cohort: CohortView
  session: SessionView
}

interface RsvpOfferProps extends OfferProps {
  rsvp: RsvpTerms
}

export function RsvpOffer({ cohort, session }: OfferProps) {
  const { rsvp } = session
  if (!rsvp) return null
  return (
    <div className="k-rsvp">
      <Terms cohort={cohort} session={session} rsvp={rsvp} />
      {rsvp.is_open ? <Coming cohort={cohort} session={session} /> : null}
    </div>
  )
}

function Terms({ cohort, session, rsvp }: RsvpOfferProps) {
  if (!rsvp.is_open) {
    const early = cohort.by_rsvp && (cohort.phase === 'upcoming' || cohort.phase === 'announced')
    return (
      <p>
        <FormattedMessage id={early ? 'rsvp.notYet' : 'rsvp.closed'} />
      </p>
    )
  }
  return (
    <>
      <Places rsvp={rsvp} />
      <p className="k-quiet">
        <Deadline cohort={cohort} session={session} rsvp={rsvp} />
      </p>
    </>
  )
}

function Places({ rsvp: { left, capacity } }: { rsvp: RsvpTerms }) {
  if (left === null) return null
  return (
    <p>
      <FormattedMessage id={left > 0 ? 'rsvp.left' : 'rsvp.full'} values={{ left, capacity }} />
    </p>
  )
}

/** The meeting's own deadline or the cohort's, whichever ends it; otherwise the beginning does. */
function Deadline({ cohort, session, rsvp }: RsvpOfferProps) {
  const end = Date.parse(rsvp.closes_at ?? '')
  const deadline = [rsvp.closes, cohort.closes].find((moment) => moment && Date.parse(moment.at) === end)
  if (deadline) {
    return <FormattedMessage id="rsvp.deadline" values={{ moment: <MomentText value={deadline} length="short" /> }} />
  }
  return <FormattedMessage id={session.date && !session.starts_at ? 'rsvp.untilDay' : 'rsvp.untilStart'} />
}

type Step =
  | { kind: 'button'; returned: boolean }
  | { kind: 'form'; opened: boolean; wish: Wish }
  | { kind: 'sent'; wish: Wish; seconds: number }

/** After a reload the form is open if something was typed. */
function firstStep(session: SessionView): Step {
  const kept = keptWish.load(session.id)
  return kept ? { kind: 'form', opened: false, wish: kept } : { kind: 'button', returned: false }
}

/** One button, then the form, then where to look. */
function Coming({ cohort, session }: OfferProps) {
  const title = useSessionName()(session)
  const { data: me } = useQuery(sessionQuery(useLocale()))
  const [step, setStep] = useState(() => firstStep(session))
  const open = (wish: Wish) => setStep({ kind: 'form', opened: true, wish })
  if (step.kind === 'sent') {
    return <Sent email={step.wish.email.trim()} seconds={step.seconds} onAgain={() => open(step.wish)} />
  }
  if (step.kind === 'button') {
    const known = { name: me?.person.name ?? '', email: me?.person.email ?? '' }
    return <ComeButton title={title} takesFocus={step.returned} onPress={() => open(known)} />
  }
  return (
    <WishForm
      meeting={{ cohort: cohort.id, session: session.id }}
      title={title}
      initial={step.wish}
      takesFocus={step.opened}
      onSent={(wish, seconds) => setStep({ kind: 'sent', wish, seconds })}
      onBack={() => {
        keptWish.drop(session.id)
        setStep({ kind: 'button', returned: true })
      }}
    />
  )
}

function ComeButton({ title, takesFocus, onPress }: { title: string; takesFocus: boolean; onPress: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  return (
    <Button ref={button} onClick={onPress}>
      <FormattedMessage id="rsvp.come" />
      <span className="ds-sr-only">: {title}</span>
    </Button>
  )
}

/** Takes the focus of the form that was here; the words are read out because of it. */
function Sent({ email, seconds, onAgain }: { email: string; seconds: number; onAgain: () => void }) {
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => words.current?.focus(), [])
  return (
    <div ref={words} className="k-sent" tabIndex={-1}>
      <p>
        <FormattedMessage
          id="rsvp.sent"
          values={{ email: <strong>{email}</strong>, hours: Math.round(seconds / 3600) }}
        />
      </p>
      <p className="k-quiet">
        <FormattedMessage id="signIn.notArrived" />
      </p>
      <Button variant="secondary" onClick={onAgain}>
        <FormattedMessage id="rsvp.sent.again" />
      </Button>
    </div>
  )
}
