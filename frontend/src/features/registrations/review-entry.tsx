// Everything as it will be sent, part by part, each with the way back to where it is changed.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { Facts } from '@/ui/facts'
import { LocalText } from '@/ui/local-text'
import { AnswerList } from '@/ui/questions/answer-list'
import { type ReadAnswers, readPart } from '@/ui/questions/reading'
import { answerKey, locateAnswers } from './answer-source'
import { answeredBy, askedOfMember, askedOfRegistration, askedParts, formPartId } from './asked'
import { knownAs } from './awaited'
import { type Editing, StepLink } from './editor'
import { MemberEntry, TeamEntry } from './entry'
import { useMemberName } from './member-name'
import { PARTS } from './parts'

interface ReviewEntryProps {
  view: RegistrationView
  editing: Editing
}

export function ReviewEntry({ view, editing }: ReviewEntryProps) {
  return (
    <>
      <OwnParts view={view} editing={editing} />
      <AnsweredParts view={view} editing={editing} />
    </>
  )
}

function OwnParts({ view, editing: { draft, store } }: ReviewEntryProps) {
  const { cohort } = view
  const team = <TeamEntry cohort={cohort} teamName={draft.teamName || null} municipality={draft.municipality} />
  const members = <MemberEntry cohort={cohort} members={draft.members} known={(id) => knownAs(view, store, id)} />
  if (cohort.participation === 'person') {
    return (
      <ReviewPart view={view} title={<FormattedMessage id="editor.part.you" />} name="you">
        <Facts>
          {team}
          {members}
        </Facts>
      </ReviewPart>
    )
  }
  const hasTeam = draft.teamName !== '' || draft.municipality !== null
  return (
    <>
      <ReviewPart view={view} title={<FormattedMessage id="editor.part.team" />} name="team" part={PARTS.team}>
        {hasTeam ? <Facts>{team}</Facts> : <p>–</p>}
      </ReviewPart>
      <ReviewPart
        view={view}
        title={<FormattedMessage id="editor.part.members" values={{ count: draft.members.length }} />}
        name="members"
        part={PARTS.members}
      >
        <Facts>{members}</Facts>
      </ReviewPart>
    </>
  )
}

function AnsweredParts({ view, editing }: ReviewEntryProps) {
  const answers = useReadAnswers(view, editing)
  return askedParts(editing.answering.view).map((part) => (
    <ReviewPart
      key={part.code}
      view={view}
      title={<LocalText value={part.title} />}
      name={part.code}
      part={formPartId(part.code)}
    >
      <AnswerList questions={readPart(part, answers)} />
    </ReviewPart>
  ))
}

function useReadAnswers(view: RegistrationView, { answering, draft, store }: Editing): ReadAnswers {
  const nameOf = useMemberName(draft.members, view.cohort.participation)
  const answers = answering.view
  const missing = locateAnswers(answers.missing, store)
  const people = draft.members.map((member) => {
    const by = answeredBy(view, answers, store, member)
    const name = view.cohort.participation === 'person' ? null : nameOf(member.id)
    return { id: member.id, name, self: by === 'lead' ? undefined : by }
  })
  const selves = new Set(people.filter(({ self }) => self).map(({ id }) => id))
  return {
    people,
    answer: (member, code) => answering.store.answer(answerKey(member, code)),
    isAsked: (member, question) =>
      member === null
        ? askedOfRegistration(answers, [question]).length > 0
        : selves.has(member) || askedOfMember(answers, store, member, [question]).length > 0,
    isLacking: (member, code) => answerKey(member, code) in missing,
  }
}

interface ReviewPartProps {
  view: RegistrationView
  title: ReactNode
  name: string
  part?: string
  children: ReactNode
}

function ReviewPart({ view, title, name, part, children }: ReviewPartProps) {
  const intl = useIntl()
  const id = `review-${name}`
  return (
    <section className="k-review-part" aria-labelledby={id}>
      <div className="k-review-head">
        <h3 className="ds-heading" id={id}>
          {title}
        </h3>
        <StepLink view={view} step="edit" describedBy={id} {...(part === undefined ? {} : { part })}>
          {intl.formatMessage({ id: 'review.change' })}
        </StepLink>
      </div>
      {children}
    </section>
  )
}
