// Those who want to be in the team. Who is ticked counts at once in the verdict, and joins by one button.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { LocalCall } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { usePersonFacts } from '@/ui/use-person-facts'
import { VerdictPanel } from '@/ui/verdict-panel'
import type { Draft } from '../draft'
import { useDraftVerdict } from '../draft-verdict'
import { useMemberName } from '../member-name'
import { StepProblem } from '../step-problem'
import { useLeadStep } from '../use-lead-step'
import type { CallingProps } from './local-call'
import { chooseInterests, localCallKey } from './queries'

type Interest = LocalCall['interests'][number]

interface InterestsProps extends CallingProps {
  call: LocalCall
}

/** The team as it would be; who has no name and no address yet was to be found by the call. */
function withChosen(draft: Draft, chosen: readonly Interest[]): Draft {
  const known = draft.members.filter(({ isLead, name, email }) => isLead || name.trim() !== '' || email.trim() !== '')
  const come = chosen.map(({ id, name, email, affiliation, organisation, municipality, role, is_councillor }) => ({
    ...{ id, name: name ?? '', email: email ?? '', affiliation, organisation, municipality, role, is_councillor },
    isLead: false,
  }))
  return { ...draft, members: [...known, ...come] }
}

function useChoice({ view, store, call }: InterestsProps) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const { run, show } = useLeadStep(view, store)
  const chosen = call.interests.filter(({ id }) => ticked.includes(id))
  const ids = chosen.map(({ id }) => id)
  const take = useMutation({
    mutationFn: () => run(`choose ${ids.join(' ')}`, (step) => chooseInterests(step, ids)),
    onSuccess: (next) => {
      show(next)
      setTicked([])
      void queryClient.invalidateQueries({ queryKey: localCallKey(locale, view.id) })
    },
  })
  const tick = (id: string, on: boolean) => setTicked((now) => (on ? [...now, id] : now.filter((one) => one !== id)))
  return { chosen, take, tick, isTicked: (id: string) => ticked.includes(id) }
}

export function Interests(props: InterestsProps) {
  const { chosen, take, tick, isTicked } = useChoice(props)
  const { interests } = props.call
  if (interests.length === 0) return <FormattedMessage id="calling.nobody" tagName="p" />
  return (
    <fieldset className="k-interests">
      <legend>
        <FormattedMessage id="calling.interests" values={{ count: interests.length }} />
      </legend>
      <ul className="k-plain k-rows">
        {interests.map((interest) => (
          <li key={interest.id}>
            <Person interest={interest} checked={isTicked(interest.id)} onChange={(on) => tick(interest.id, on)} />
          </li>
        ))}
      </ul>
      {chosen.length > 0 ? (
        <>
          <Composed {...props} chosen={chosen} />
          <Button busy={take.isPending} onClick={() => take.mutate()}>
            <FormattedMessage id="calling.take" values={{ count: chosen.length }} />
          </Button>
        </>
      ) : null}
      {take.isError ? <StepProblem error={take.error} /> : null}
    </fieldset>
  )
}

interface PersonProps {
  interest: Interest
  checked: boolean
  onChange: (on: boolean) => void
}

function Person({ interest, checked, onChange }: PersonProps) {
  const id = useId()
  const factsOf = usePersonFacts()
  return (
    <div>
      <label className="k-choice" htmlFor={id}>
        <input
          id={id}
          className="ds-input"
          type="checkbox"
          checked={checked}
          aria-describedby={`${id}-facts`}
          onChange={(event) => onChange(event.target.checked)}
        />
        {interest.name}
      </label>
      <div id={`${id}-facts`} className="k-quiet">
        {factsOf(interest).join(' · ')}
        {interest.message ? <p className="k-said-by-them">{interest.message}</p> : null}
      </div>
    </div>
  )
}

function Composed({ view, draft, chosen }: InterestsProps & { chosen: readonly Interest[] }) {
  const intl = useIntl()
  const team = withChosen(draft, chosen)
  const { data: verdict } = useDraftVerdict(view, team)
  const nameOf = useMemberName(team.members, 'team')
  if (!verdict || view.verdict.rules.length === 0) return null
  return (
    <section aria-label={intl.formatMessage({ id: 'calling.verdict' })}>
      <VerdictPanel verdict={verdict} participation="team" memberName={nameOf} />
    </section>
  )
}
