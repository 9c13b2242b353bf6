// The questions of a cohort on the desk: written by those who may, read by the others.
import '@/styles/rules.css'
import '@/styles/form-editor.css'
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort, FactSchema, FormSource } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { LocalText } from '@/ui/local-text'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Gaps } from './gaps'
import { FormHistory, ReadParts } from './history'
import { type ConditionEditor, PartsEditor } from './parts-editor'
import { ProblemsContext } from './problems'
import { Meanwhile, Publish } from './publish'
import { TryOut } from './try-out'
import { useFormEditor } from './use-form-editor'

interface FormPageProps {
  cohort: DeskCohort
  schema: FactSchema
  published: FormSource
  condition: ConditionEditor
}

export function FormPage(props: FormPageProps) {
  const { cohort, published } = props
  const intl = useIntl()
  const locale = useLocale()
  const mayChange = cohort.my_role === 'coordinator' || cohort.my_role === 'owner'
  return (
    <Page
      title={intl.formatMessage({ id: 'formDesk.title' })}
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
            <FormattedMessage id="formDesk.inForce" values={{ number: published.version }} />
          </p>
        </>
      }
    >
      {mayChange ? <Editor {...props} /> : <ReadOnly cohort={cohort} published={published} />}
      <FormHistory cohort={cohort.id} />
    </Page>
  )
}

function Editor({ cohort, schema, published, condition }: FormPageProps) {
  const editor = useFormEditor(cohort.id, published)
  return (
    <ProblemsContext value={editor.problems}>
      <div className="k-form-editor">
        {editor.wasKept && editor.isChanged ? (
          <Notice>
            <FormattedMessage id="formDesk.kept" />{' '}
            <button type="button" className="k-link-button ds-link" onClick={editor.takeTheirs}>
              <FormattedMessage id="builder.kept.discard" />
            </button>
          </Notice>
        ) : null}
        <Meanwhile editor={editor} published={published} />
        <PartsEditor editor={editor} schema={schema} condition={condition} />
        <Gaps parts={editor.parts} />
        {editor.parts.length > 0 ? (
          <TryOut cohort={cohort.id} participation={cohort.participation} parts={editor.parts} />
        ) : null}
        <Publish editor={editor} published={published} />
      </div>
    </ProblemsContext>
  )
}

function ReadOnly({ cohort, published }: Pick<FormPageProps, 'cohort' | 'published'>) {
  const intl = useIntl()
  return (
    <>
      <p className="k-quiet">
        <FormattedMessage
          id="role.needed.coordinator"
          values={{ mine: intl.formatMessage({ id: `role.${cohort.my_role}` }) }}
        />
      </p>
      <ReadParts parts={published.parts} />
    </>
  )
}
