// Where do we stand? One sentence first, the next step as one button, then how it came to this.
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { Notice } from '@/ui/notice'
import { PassedOver } from '@/ui/passed-over'
import { Section } from '@/ui/section'
import { StateTag } from '@/ui/state-tag'
import { VerdictPanel } from '@/ui/verdict-panel'
import { AmendDoor } from './amend/amend-door'
import { CohortLine } from './cohort-line'
import type { Door } from './door'
import { draftOf } from './draft'
import { Entry } from './entry'
import { HandOver } from './hand-over'
import { HandedIn } from './handed-in'
import { useMemberName } from './member-name'
import { speaksForThemselves } from './merge'
import { MyCalendar } from './my-calendar'
import { NextSteps } from './next-steps'
import { NextWhen } from './next-when'
import { RegistrationPage } from './registration-page'
import { StatusWords } from './status-words'
import { Substitutes } from './substitute/substitutes'
import { Timeline } from './timeline'

interface StatusPageProps {
  view: RegistrationView
  door: Door
  /** A change was just saved. */
  isAmended?: boolean
  /** What stands above instead of the way back to one's own list. */
  before?: ReactNode
  /** The meetings of the cohort; the page brings them, features do not know each other. */
  sessions: ReactNode
}

export function StatusPage({ view, door, isAmended = false, before, sessions }: StatusPageProps) {
  const passedOver = view.waitlist?.passed_over ?? []
  return (
    <RegistrationPage cohort={view.cohort} before={before} lead={<Lead view={view} />}>
      {isAmended ? <Amended /> : null}
      <NextSteps view={view} door={door} />
      {door.kind === 'account' ? <AmendDoor view={view} /> : null}
      {passedOver.length > 0 ? (
        <Section title={<FormattedMessage id="waitlist.passedOver" />}>
          <PassedOver entries={passedOver} />
        </Section>
      ) : null}
      <Section title={<FormattedMessage id="status.timeline" />}>
        <Timeline view={view} />
      </Section>
      {sessions}
      {door.kind === 'account' ? <MyCalendar key={view.id} view={view} /> : null}
      <Section title={<FormattedMessage id="status.entry" />}>
        <Entry
          cohort={view.cohort}
          teamName={view.team_name}
          municipality={view.municipality}
          members={draftOf(view).members}
          known={(id) => view.members.find((member) => member.id === id)}
        />
        {door.kind === 'account' ? <HandedIn view={view} /> : null}
        {door.kind === 'account' ? <Substitutes view={view} /> : null}
        {door.kind === 'account' ? <Successors view={view} /> : null}
      </Section>
      {view.verdict.rules.length > 0 ? <SubmittedVerdict view={view} /> : null}
    </RegistrationPage>
  )
}

function Amended() {
  return (
    <Notice tone="success" role="status">
      <FormattedMessage id="amend.saved" />
    </Notice>
  )
}

const ENDED: readonly RegistrationView['state'][] = ['declined', 'withdrawn', 'completed']

/** Who could answer for the registration instead. */
function Successors({ view }: { view: RegistrationView }) {
  const nameOf = useMemberName(view.members, view.cohort.participation)
  const ready = view.members.filter(speaksForThemselves)
  if (view.cohort.participation === 'person' || ENDED.includes(view.state) || ready.length === 0) return null
  return (
    <details className="k-more">
      <summary>
        <FormattedMessage id="handOver.section" />
      </summary>
      <p>
        <FormattedMessage id="handOver.section.text" />
      </p>
      <ul className="k-plain k-rows">
        {ready.map(({ id }) => (
          <li key={id}>
            <span>{nameOf(id)}</span>
            <HandOver view={view} member={id} name={nameOf(id)} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function SubmittedVerdict({ view }: { view: RegistrationView }) {
  const { participation } = view.cohort
  const nameOf = useMemberName(view.members, participation)
  return (
    <Section title={<FormattedMessage id="status.verdict" />}>
      <p className="k-quiet">
        <FormattedMessage id="status.verdict.then" />
      </p>
      <VerdictPanel
        verdict={{ ...view.verdict, fixes: [] }}
        participation={participation}
        memberName={participation === 'person' ? undefined : nameOf}
      />
    </Section>
  )
}

function Lead({ view }: { view: RegistrationView }) {
  return (
    <>
      <p>
        <StateTag state={view.state} /> <StatusWords view={view} />
      </p>
      <NextWhen view={view} />
      {view.reason ? <Reason reason={view.reason} /> : null}
      <CohortLine cohort={view.cohort} />
    </>
  )
}

/** As the organiser wrote it, in whatever language. */
function Reason({ reason }: { reason: string }) {
  return (
    <blockquote className="k-reason">
      <p className="k-quiet">
        <FormattedMessage id="status.reason" />
      </p>
      <p>{reason}</p>
    </blockquote>
  )
}
