// The rules of a cohort on the desk: built by those who may change them, read by the others.
import '@/styles/rules.css'
import '@/styles/findings.css'
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort, FactSchema, RuleSetView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { LocalText } from '@/ui/local-text'
import { Page } from '@/ui/page'
import { Aside } from './aside'
import { Builder } from './builder'
import { RuleHistory } from './history'
import { ruleCheckQuery } from './queries'
import type { Composer } from './test-teams'
import { useRuleName } from './use-rule-name'

interface RulesPageProps {
  cohort: DeskCohort
  schema: FactSchema
  published: RuleSetView
  composer: Composer
}

export function RulesPage({ cohort, schema, published, composer }: RulesPageProps) {
  const intl = useIntl()
  const locale = useLocale()
  const mayChange = cohort.my_role === 'coordinator' || cohort.my_role === 'owner'
  return (
    <Page
      title={intl.formatMessage({ id: 'builder.title' })}
      before={
        <p className="k-back">
          <AppLink to="/$locale/desk/cohorts/$cohortId" params={{ locale, cohortId: cohort.id }}>
            <LocalText value={cohort.programme.title} />
          </AppLink>
        </p>
      }
      lead={
        <>
          {cohort.title ? (
            <p>
              <LocalText value={cohort.title} />
            </p>
          ) : null}
          <p className="k-quiet">
            {published.rule_set_version === null ? (
              <FormattedMessage id="builder.inForce.none" />
            ) : (
              <FormattedMessage id="builder.inForce" values={{ number: published.rule_set_version }} />
            )}
          </p>
        </>
      }
    >
      {mayChange ? (
        <Builder key={cohort.id} cohort={cohort} schema={schema} published={published} composer={composer} />
      ) : (
        <ReadOnly cohort={cohort} published={published} />
      )}
      <RuleHistory cohort={cohort} />
    </Page>
  )
}

function ReadOnly({ cohort, published }: { cohort: DeskCohort; published: RuleSetView }) {
  const intl = useIntl()
  const locale = useLocale()
  const { participation, my_role } = cohort
  const { rules } = published
  const nameOf = useRuleName(rules, published)
  const check = useQuery({ ...ruleCheckQuery(locale, { participation, rules }), enabled: rules.length > 0 })
  const checked = { found: check.data, whatIf: undefined, problems: [], error: check.error }
  return (
    <>
      <p className="k-quiet">
        <FormattedMessage
          id="role.needed.coordinator"
          values={{ mine: intl.formatMessage({ id: `role.${my_role}` }) }}
        />
      </p>
      <Aside cohort={cohort} rules={rules} checked={checked} nameOf={nameOf} />
    </>
  )
}
