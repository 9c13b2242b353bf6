// An answer may bring up another question or make one needless. Whoever does not see it happen is told, once.
import { useEffect, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { answeredBy, askedOfMember, askedOfRegistration } from './asked'
import type { Editing } from './editor'
import { useMemberName } from './member-name'

interface QuestionNewsProps {
  view: RegistrationView
  editing: Editing
}

export function QuestionNews({ view, editing }: QuestionNewsProps) {
  const intl = useIntl()
  const asked = useConditional(view, editing)
  const before = useRef(asked)
  const people = editing.draft.members.map(({ id }) => id).join(' ')
  const [said, setSaid] = useState('')
  useEffect(() => {
    const was = before.current
    before.current = asked
    // Whoever was removed takes their questions along, which is no news.
    const isThere = (key: string) => !key.includes('/') || people.includes(key.split('/')[0] ?? '')
    const come = [...asked].filter(([key]) => !was.has(key)).map(([, label]) => label)
    const gone = [...was].filter(([key]) => !asked.has(key) && isThere(key)).map(([, label]) => label)
    const words = [
      come.length > 0 ? intl.formatMessage({ id: 'answers.come' }, { questions: intl.formatList(come) }) : '',
      gone.length > 0 ? intl.formatMessage({ id: 'answers.gone' }, { questions: intl.formatList(gone) }) : '',
    ].join(' ')
    if (words.trim() !== '') setSaid(words.trim())
  }, [asked, people, intl])
  return (
    <p role="status" className="k-hidden">
      {said}
    </p>
  )
}

/** Questions with a condition that are asked now, in words, by something that tells them apart. */
function useConditional(view: RegistrationView, editing: Editing): ReadonlyMap<string, string> {
  const { answering, store, draft } = editing
  const nameOf = useMemberName(draft.members, view.cohort.participation)
  const answers = answering.view
  const all = answers.form.parts.flatMap(({ questions }) => questions)
  const isTeam = view.cohort.participation === 'team'
  const people = draft.members.filter((member) => answeredBy(view, answers, store, member) === 'lead')
  const own = askedOfRegistration(answers, all).filter(({ shown_if }) => shown_if !== null)
  const theirs = people.flatMap(({ id }) =>
    askedOfMember(answers, store, id)
      .filter(({ shown_if }) => shown_if !== null)
      .map(({ code, label }) => [`${id}/${code}`, isTeam ? `${nameOf(id)}: ${label.text}` : label.text] as const),
  )
  return useStable(new Map([...own.map(({ code, label }) => [code, label.text] as const), ...theirs]))
}

/** The same map as long as it holds the same keys: a name being typed is no news. */
function useStable(next: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [known, setKnown] = useState(next)
  const isSame = known.size === next.size && [...next.keys()].every((key) => known.has(key))
  if (!isSame) setKnown(next)
  return isSame ? known : next
}
