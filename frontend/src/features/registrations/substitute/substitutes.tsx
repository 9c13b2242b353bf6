// Putting somebody in the place of another, or of one who left, as long as the cohort meets. One at a time.
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Member, RegistrationView } from '@/api/types'
import { Button } from '@/ui/button'
import { formatUntil } from '@/ui/dates'
import { Notice } from '@/ui/notice'
import { useMemberName } from '../member-name'
import { AskAgain } from './ask-again'
import { Over } from './substitutes-over'
import { vacancies } from './vacancies'

// Few members are ever replaced, so what that takes comes when somebody asks for it.
const SubstituteDialog = lazy(async () => ({ default: (await import('./substitute-dialog')).SubstituteDialog }))

const LIVE: readonly RegistrationView['state'][] = ['submitted', 'waitlisted', 'offered', 'confirmed']

export function Substitutes({ view }: { view: RegistrationView }) {
  const { shut, until } = view.substitution
  if (!LIVE.includes(view.state) || view.cohort.participation === 'person') return null
  if (view.actions.includes('substitute')) return <Open view={view} />
  return (
    <>
      <AskAgain view={view} />
      {shut === 'over' && until !== null ? <Over until={until} /> : null}
    </>
  )
}

/** `out` is null where the place of somebody who left is filled. */
interface Asked {
  out: Member | null
}

function Open({ view }: { view: RegistrationView }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [done, setDone] = useState('')
  const vacant = vacancies(view.history)
  const ask = (out: Member | null) => {
    setDone('')
    setAsked({ out })
  }
  return (
    <>
      {vacant > 0 ? (
        <Notice>
          <p>
            <FormattedMessage id="substitute.vacant" values={{ count: vacant }} />
          </p>
          <Button variant="secondary" onClick={() => ask(null)}>
            <FormattedMessage id="substitute.fill" />
          </Button>
        </Notice>
      ) : null}
      <Done name={done} />
      <AskAgain view={view} />
      <Replaceable view={view} onAsk={ask} />
      {asked ? (
        <Suspense>
          <SubstituteDialog
            view={view}
            out={asked.out}
            onClose={() => setAsked(null)}
            onDone={(name) => {
              setAsked(null)
              setDone(name)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}

/** Takes focus: the button that was pressed may be gone with the person. */
function Done({ name }: { name: string }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (name !== '') line.current?.focus()
  }, [name])
  return (
    <p ref={line} tabIndex={-1} role="status">
      {name === '' ? null : <FormattedMessage id="substitute.done" values={{ name }} />}
    </p>
  )
}

function Replaceable({ view, onAsk }: { view: RegistrationView; onAsk: (out: Member) => void }) {
  const intl = useIntl()
  const nameOf = useMemberName(view.members, 'team')
  const { until } = view.substitution
  return (
    <details className="k-more">
      <summary>
        <FormattedMessage id="substitute.title" />
      </summary>
      <p>
        <FormattedMessage id="substitute.text" />{' '}
        {until === null ? null : (
          <FormattedMessage id="substitute.until" values={{ until: formatUntil(intl, until) }} />
        )}
      </p>
      <ul className="k-plain k-rows">
        {view.members
          .filter((member) => !member.is_lead)
          .map((member) => (
            <li key={member.id}>
              <span>{nameOf(member.id)}</span>
              <Button
                variant="tertiary"
                aria-label={intl.formatMessage({ id: 'substitute.button.of' }, { name: nameOf(member.id) })}
                onClick={() => onAsk(member)}
              >
                <FormattedMessage id="substitute.button" />
              </Button>
            </li>
          ))}
      </ul>
      <p className="k-quiet">
        <FormattedMessage id="substitute.lead" />
      </p>
    </details>
  )
}
