// What the programme asks and gives: description, goal, audience, topics, outcomes, results, trainers.
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { ProgrammeView } from '@/api/types'
import { capitalise } from '@/lib/capitalise'
import { LocalList, LocalParagraphs } from '@/ui/local-text'

type Heading = 'description' | 'goal' | 'audience' | 'outcomes' | 'topics' | 'deliverables' | 'trainers' | 'support'

function Part({ heading, children }: { heading: Heading; children: ReactNode }) {
  return (
    <section className="k-part">
      <h2 className="ds-heading">
        <FormattedMessage id={`about.${heading}`} />
      </h2>
      {children}
    </section>
  )
}

export function AboutProgramme({ programme }: { programme: ProgrammeView }) {
  const { description, goal, audience, learning_outcomes, topics, deliverables } = programme
  return (
    <>
      {description.text !== '' ? (
        <Part heading="description">
          <LocalParagraphs value={description} />
        </Part>
      ) : null}
      {goal ? (
        <Part heading="goal">
          <LocalParagraphs value={goal} />
        </Part>
      ) : null}
      {audience || programme.audiences.length > 0 ? (
        <Part heading="audience">
          {audience ? <LocalParagraphs value={audience} /> : null}
          <Tags labels={programme.audiences.map(({ label }) => capitalise(label))} />
        </Part>
      ) : null}
      {learning_outcomes.length > 0 ? (
        <Part heading="outcomes">
          <LocalList values={learning_outcomes} />
        </Part>
      ) : null}
      {topics.length > 0 ? (
        <Part heading="topics">
          <LocalList values={topics} />
        </Part>
      ) : null}
      {deliverables.length > 0 ? (
        <Part heading="deliverables">
          <LocalList values={deliverables} />
        </Part>
      ) : null}
    </>
  )
}

export function TrainersAndSupport({ programme }: { programme: ProgrammeView }) {
  return (
    <>
      <Trainers programme={programme} />
      <Support programme={programme} />
    </>
  )
}

function Tags({ labels }: { labels: readonly string[] }) {
  return (
    <ul className="k-tags">
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  )
}

function Trainers({ programme: { trainers } }: { programme: ProgrammeView }) {
  if (trainers.length === 0) return null
  return (
    <Part heading="trainers">
      <ul className="k-list">
        {trainers.map(({ name, organisation }) => (
          <li key={name}>
            {name}
            {organisation ? <span className="k-quiet">, {organisation}</span> : null}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Support({ programme: { advisory_hours, pilot_months } }: { programme: ProgrammeView }) {
  if (!advisory_hours && !pilot_months) return null
  return (
    <Part heading="support">
      <ul className="k-list">
        {advisory_hours ? (
          <li>
            <FormattedMessage id="about.advisoryHours" values={{ count: advisory_hours }} />
          </li>
        ) : null}
        {pilot_months ? (
          <li>
            <FormattedMessage id="about.pilotMonths" values={{ count: pilot_months }} />
          </li>
        ) : null}
      </ul>
    </Part>
  )
}
