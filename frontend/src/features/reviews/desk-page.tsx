// The organiser's desk: what needs me today, and my cohorts. Nothing else.
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { WindowWords } from '@/ui/cohort-words'
import { TimeLeftText } from '@/ui/dates'
import { LocalText } from '@/ui/local-text'
import { Page } from '@/ui/page'
import { Section } from '@/ui/section'
import { useNow } from '@/ui/use-now'
import { CohortName } from './cohort-name'
import { CountsLine, Places } from './counts'
import { type Task, tasksToday } from './tasks'
import { UndeliveredMails } from './undelivered-mails'

export function DeskPage({ cohorts }: { cohorts: readonly DeskCohort[] }) {
  const intl = useIntl()
  const tasks = tasksToday(cohorts, useNow())
  const title = intl.formatMessage({ id: 'desk.title' })
  if (cohorts.length === 0) {
    return (
      <Page title={title}>
        <p>
          <FormattedMessage id="desk.noCohorts" />
        </p>
      </Page>
    )
  }
  return (
    <Page title={title}>
      <Section title={<FormattedMessage id="desk.today" />}>
        <Tasks tasks={tasks} />
      </Section>
      <Section title={<FormattedMessage id="desk.cohorts" />}>
        <ul className="k-calls">
          {cohorts.map((cohort) => (
            <li key={cohort.id}>
              <Cohort cohort={cohort} />
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

function Tasks({ tasks }: { tasks: readonly Task[] }) {
  if (tasks.length === 0) {
    return (
      <p>
        <FormattedMessage id="desk.nothing" />
      </p>
    )
  }
  return (
    <ul className="k-plain k-tasks">
      {tasks.map((task) => (
        <li key={`${task.kind} ${task.cohort.id}`}>
          <TaskLine task={task} />
        </li>
      ))}
    </ul>
  )
}

/** Undecided registrations are one click away; the other tasks lead to the whole cohort. */
function TaskLine({ task: { kind, count, cohort } }: { task: Task }) {
  const locale = useLocale()
  const filter = { undecided: 'submitted', unanswered: 'offered', proposed: undefined, deadline: undefined } as const
  const state = filter[kind]
  return (
    <AppLink
      to="/$locale/desk/cohorts/$cohortId"
      params={{ locale, cohortId: cohort.id }}
      search={state ? { state } : {}}
    >
      {kind === 'deadline' && cohort.closes ? (
        <FormattedMessage id="desk.task.deadline" values={{ left: <TimeLeftText until={cohort.closes} /> }} />
      ) : (
        <FormattedMessage id={`desk.task.${kind}`} values={{ count }} />
      )}
      {' – '}
      <CohortName cohort={cohort} />
    </AppLink>
  )
}

function Cohort({ cohort }: { cohort: DeskCohort }) {
  const locale = useLocale()
  return (
    <div className="k-call">
      <h3 className="k-call-title">
        <AppLink to="/$locale/desk/cohorts/$cohortId" params={{ locale, cohortId: cohort.id }}>
          <LocalText value={cohort.programme.title} />
        </AppLink>
        {cohort.title ? (
          <span className="k-call-cohort">
            <LocalText value={cohort.title} />
          </span>
        ) : null}
      </h3>
      <p>
        <WindowWords phase={cohort.phase} opens={cohort.opens} closes={cohort.closes} />
      </p>
      <CountsLine counts={cohort.counts} />
      <Places cohort={cohort} />
      <UndeliveredMails cohort={cohort} />
      <p className="k-quiet">
        <FormattedMessage id="desk.myRole" values={{ role: <FormattedMessage id={`role.${cohort.my_role}`} /> }} />
      </p>
    </div>
  )
}
