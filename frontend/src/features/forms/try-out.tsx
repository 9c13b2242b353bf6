// Trying unpublished questions as an applicant would meet them: the same fields, and conditions judged by the server.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import { classifiersQuery } from '@/api/registers'
import type { AnswerChange, FormPart, FormPartSource, FormTrialRequest, Participation } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { codedChoices, SelectField } from '@/ui/form-field'
import { LocalText } from '@/ui/local-text'
import { MunicipalityField } from '@/ui/municipality-field'
import { Notice } from '@/ui/notice'
import { FilesReadable, type SendFile } from '@/ui/questions/files'
import { QuestionForm } from '@/ui/questions/question-form'
import { RequestNotice } from '@/ui/request-notice'
import { useSettled } from '@/ui/use-settled'
import { formTrialQuery } from './queries'
import { shownParts } from './shown'

interface TryOutProps {
  cohort: string
  participation: Participation
  parts: FormPartSource[]
}

type Answers = Readonly<Record<string, AnswerChange>>

export function TryOut(props: TryOutProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="k-more k-try-out" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <FormattedMessage id="formDesk.try" />
      </summary>
      <FilesReadable value={false}>{isOpen ? <Trial {...props} /> : null}</FilesReadable>
    </details>
  )
}

function useTrial({ cohort, parts }: TryOutProps) {
  const [municipality, setMunicipality] = useState<string | null>(null)
  const [affiliation, setAffiliation] = useState<string | null>(null)
  const [answers, setAnswers] = useState<Answers>({})
  const codes = (of: 'registration' | 'member') =>
    new Set(parts.flatMap(({ questions }) => questions.filter((each) => each.of === of).map(({ code }) => code)))
  const given = (of: 'registration' | 'member') => {
    const asked = codes(of)
    return Object.fromEntries(Object.entries(answers).filter(([code]) => asked.has(code)))
  }
  const facts = { affiliation } as FormTrialRequest['members'] extends (infer M)[] | undefined
    ? M extends { facts: infer F }
      ? F
      : never
    : never
  const request: FormTrialRequest = {
    ...{ parts, municipality, answers: given('registration') },
    members: [{ facts, answers: given('member') }],
  }
  const trial = useQuery(formTrialQuery(useLocale(), cohort, useSettled(request)))
  return {
    ...{ municipality, setMunicipality, affiliation, setAffiliation, answers, trial },
    answer: (code: string, value: AnswerChange) => setAnswers((before) => ({ ...before, [code]: value })),
  }
}

function Trial(props: TryOutProps) {
  const intl = useIntl()
  const locale = useLocale()
  const state = useTrial(props)
  const { trial } = state
  const hidden = new Set([...(trial.data?.hidden ?? []), ...(trial.data?.hidden_of_members[0] ?? [])])
  const nameOf = () => intl.formatMessage({ id: 'formDesk.unwritten' })
  return (
    <>
      <p>
        <FormattedMessage id="formDesk.try.text" />
      </p>
      {isApiError(trial.error, 'validation-failed') ? (
        <Notice tone="warning" role="status">
          <FormattedMessage id="formDesk.try.refused" />
        </Notice>
      ) : trial.error ? (
        <RequestNotice error={trial.error} />
      ) : null}
      <Applicant state={state} />
      {shownParts(props.parts, locale, nameOf).map((part) => (
        <TriedPart key={part.code} part={part} hidden={hidden} state={state} />
      ))}
      <p role="status" className="k-standing">
        {trial.data ? (
          <FormattedMessage id="formDesk.try.missing" values={{ count: trial.data.missing.length }} />
        ) : null}
      </p>
    </>
  )
}

type TrialState = ReturnType<typeof useTrial>

/** What conditions may look at besides answers. */
function Applicant({ state }: { state: TrialState }) {
  const intl = useIntl()
  const { data: classifiers } = useQuery(classifiersQuery(useLocale()))
  return (
    <div className="k-languages">
      <MunicipalityField
        optional
        label={intl.formatMessage({ id: 'formDesk.try.municipality' })}
        value={state.municipality}
        onChange={state.setMunicipality}
      />
      <SelectField
        optional
        label={intl.formatMessage({ id: 'formDesk.try.affiliation' })}
        none={intl.formatMessage({ id: 'form.notChosen' })}
        choices={codedChoices(classifiers?.affiliations)}
        value={state.affiliation ?? ''}
        onChange={(event) => state.setAffiliation(event.target.value || null)}
      />
    </div>
  )
}

function TriedPart({ part, hidden, state }: { part: FormPart; hidden: ReadonlySet<string>; state: TrialState }) {
  const asked = part.questions.filter(({ code }) => !hidden.has(code))
  if (asked.length === 0) return null
  return (
    <>
      <h3 className="ds-heading">{part.title.text ? <LocalText value={part.title} /> : part.code}</h3>
      <QuestionForm
        questions={asked}
        idOf={(code) => `try-${code}`}
        answer={(code) => state.answers[code] ?? null}
        error={(code) => refusedAt(state, code)}
        onChange={state.answer}
        onSend={pretend}
      />
    </>
  )
}

/** Nothing leaves the page: the question is answered as if the file were what it takes. */
const pretend: SendFile = async ({ media_types: [media_type = 'pdf'] }, { name, size }) => ({
  ...{ id: crypto.randomUUID(), name, media_type, bytes: size },
})

/** Values that would be refused. What is only missing is counted below, as nobody has tried to submit. */
function refusedAt({ trial, answers }: TrialState, code: string): string | undefined {
  if ((answers[code] ?? null) === null) return undefined
  const refused = isApiError(trial.error, 'validation-failed') ? trial.error.problem.errors : []
  return [...refused, ...(trial.data?.missing ?? [])].find(({ pointer }) => pointer.endsWith(`/answers/${code}`))?.code
}
