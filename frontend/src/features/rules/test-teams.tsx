// Teams kept with the rule set, each with the verdict it should get; they are tried at each change of the rules.

import { type ReactNode, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { TestTeam, TriedTeam, VerdictStatus } from '@/api/types'
import type { Composition } from '@/lib/composition'
import { isAt, slotId } from '@/lib/slot-places'
import { Button } from '@/ui/button'
import { SelectField, TextField } from '@/ui/form-field'
import { Section } from '@/ui/section'
import { StatusSign } from '@/ui/status-sign'
import { useFocusAfter } from '@/ui/use-focus-after'
import { useEditing } from './editing'

import { composedTeam, compositionOf, isUndescribed, newTeam } from './model/test-teams'

const VERDICTS = ['satisfied', 'violated', 'undetermined'] as const

export interface ComposerProps {
  composition: Composition
  onChange: (next: Composition) => void
}

export type Composer = (props: ComposerProps) => ReactNode

interface TestTeamsProps {
  teams: readonly TestTeam[]
  trials: readonly TriedTeam[]
  /** The page brings it; features do not know each other. */
  composer: Composer
  onChange: (teams: TestTeam[], slot?: string) => void
}

export function TestTeams({ teams, trials, composer, onChange }: TestTeamsProps) {
  const intl = useIntl()
  const focusAfter = useFocusAfter()
  const who = useEditing().schema.participation
  const add = () => {
    const name = intl.formatMessage({ id: 'builder.team.name' }, { who, number: teams.length + 1 })
    onChange([...teams, newTeam(name, who)])
    focusAfter(`/test_teams/${teams.length}/name`)
  }
  const remove = (index: number) => {
    onChange(teams.toSpliced(index, 1))
    focusAfter('/test_teams/add')
  }
  return (
    <Section title={<FormattedMessage id="builder.teams" values={{ who }} />}>
      <p className="k-quiet">
        <FormattedMessage id="builder.teams.intro" values={{ who }} />
      </p>
      <ul className="k-plain k-cards">
        {teams.map((team, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the name is being typed
          <li key={index} className="k-card">
            <Team
              team={team}
              at={`/test_teams/${index}`}
              trial={trials[index]?.name === team.name ? trials[index] : undefined}
              composer={composer}
              onChange={(next, slot) => onChange(teams.with(index, next), slot)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ul>
      <Button variant="secondary" id={slotId('/test_teams/add')} onClick={add}>
        <FormattedMessage id="builder.team.add" values={{ who }} />
      </Button>
    </Section>
  )
}

interface TeamProps {
  team: TestTeam
  at: string
  trial: TriedTeam | undefined
  composer: Composer
  onChange: (next: TestTeam, slot?: string) => void
  onRemove: () => void
}

function Team({ team, at, trial, composer, onChange, onRemove }: TeamProps) {
  return (
    <>
      <Expectation team={team} at={at} onChange={onChange} />
      {team.members.length === 0 && !trial?.passed ? (
        <p className="k-quiet">
          <FormattedMessage id="builder.team.empty" />
        </p>
      ) : (
        <Trial trial={trial} />
      )}
      <People team={team} composer={composer} onChange={onChange} />
      <Button variant="tertiary" onClick={onRemove}>
        <FormattedMessage id="builder.team.remove" values={{ name: team.name }} />
      </Button>
    </>
  )
}

/** What the team is called, and what the rules should say about it. */
function Expectation({ team, at, onChange }: Pick<TeamProps, 'team' | 'at' | 'onChange'>) {
  const intl = useIntl()
  const { problems, schema } = useEditing()
  const isRefused = problems.some(({ pointer }) => isAt(pointer, at))
  const refusal = intl.formatMessage({ id: 'builder.team.refused' }, { who: schema.participation })
  return (
    <div className="k-fields k-fields-wide">
      <TextField
        id={slotId(`${at}/name`)}
        label={intl.formatMessage({ id: 'builder.team.called' })}
        value={team.name}
        onChange={(event) => onChange({ ...team, name: event.target.value }, `${at}/name`)}
      />
      <SelectField
        id={slotId(`${at}/expected`)}
        label={intl.formatMessage({ id: 'builder.team.expected' })}
        choices={VERDICTS.map((value) => ({ value, label: intl.formatMessage({ id: `reviews.verdict.${value}` }) }))}
        value={team.expected}
        error={isRefused ? refusal : undefined}
        onChange={(event) => onChange({ ...team, expected: event.target.value as VerdictStatus })}
      />
    </div>
  )
}

/** Who they are. A single person cannot be joined by anybody, so that is not asked. */
function People({ team, composer, onChange }: Pick<TeamProps, 'team' | 'composer' | 'onChange'>) {
  const who = useEditing().schema.participation
  // Only at first: it must not close while somebody is filling it in.
  const [isNew] = useState(() => isUndescribed(team))
  return (
    <details className="k-more" open={isNew}>
      <summary>
        <FormattedMessage id="builder.team.members" values={{ who, count: team.members.length }} />
      </summary>
      {composer({
        composition: compositionOf(team),
        onChange: (composition) => onChange(composedTeam(team, composition)),
      })}
      {who === 'team' ? (
        <label className="k-choice">
          <input
            className="ds-input"
            type="checkbox"
            checked={team.complete ?? true}
            onChange={(event) => onChange({ ...team, complete: event.target.checked })}
          />
          <FormattedMessage id="builder.team.complete" />
        </label>
      ) : null}
    </details>
  )
}

function Trial({ trial }: { trial: TriedTeam | undefined }) {
  if (!trial) return null
  return (
    <div className="k-remark">
      <StatusSign sign={trial.passed ? 'met' : 'not_met'} />
      <div>
        <FormattedMessage
          id={trial.passed ? 'builder.team.passed' : 'builder.team.failed'}
          values={{ actual: <FormattedMessage id={`reviews.verdict.${trial.actual}`} /> }}
        />
        {trial.broken.map(({ rule, text }) => (
          <span key={rule} className="k-because">
            {text}
          </span>
        ))}
      </div>
    </div>
  )
}
