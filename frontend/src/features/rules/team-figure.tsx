// A team drawn as people, each with words: the picture helps, the words say it.

import { FormattedMessage } from 'react-intl'
import type { Sample } from '@/api/types'
import { capitalise } from '@/lib/capitalise'

interface Group {
  words: string
  count: number
}

function grouped({ members }: Sample): Group[] {
  const counts = new Map<string, number>()
  for (const { words } of members) {
    const text = words.join(', ')
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].map(([words, count]) => ({ words, count }))
}

export function TeamFigure({ team }: { team: Sample }) {
  return (
    <div className="k-team">
      <ul className="k-plain">
        {grouped(team).map(({ words, count }, group) => (
          <li key={words}>
            <span className="k-people" aria-hidden="true">
              {Array.from({ length: count }, (_, at) => `${words} ${at}`).map((key) => (
                <Person key={key} pattern={group} />
              ))}
            </span>
            <span>
              <strong>{count}</strong> × {words ? capitalise(words) : <FormattedMessage id="builder.anybody" />}
            </span>
          </li>
        ))}
      </ul>
      {team.words.length > 0 ? (
        <p className="k-quiet">
          <FormattedMessage id="builder.teamFacts" values={{ facts: team.words.join(', ') }} />
        </p>
      ) : null}
    </div>
  )
}

/** Kinds of people differ by what their bodies are filled with, not by colour alone. */
function Person({ pattern }: { pattern: number }) {
  const lines = [[], [20], [17, 23], [15, 20, 25]][pattern % 4] ?? []
  return (
    <svg viewBox="0 0 24 32" focusable="false" aria-hidden="true">
      <circle cx="12" cy="7" r="5" />
      <path d="M3 30v-8a9 8 0 0 1 18 0v8z" />
      {lines.map((y) => (
        <path key={y} d={`M4 ${y + 3}h16`} />
      ))}
    </svg>
  )
}
