// The form of a draft and the verdict beside it (below it on a phone).
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import { classifiersQuery } from '@/api/registers'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { ButtonLink } from '@/ui/button'
import { ErrorSummary } from '@/ui/error-summary'
import { Loading } from '@/ui/loading'
import { ComposedOffer } from './composed-offer'
import { DeleteDraft } from './delete-draft'
import { VerdictAside } from './draft-verdict'
import type { Editing } from './editor'
import { useErrorLines } from './error-lines'
import { FormParts } from './form-parts'
import { MemberCards } from './member-cards'
import { MemberFields } from './member-fields'
import { MemberQuestions } from './member-questions'
import { PARTS } from './parts'
import { TeamFields } from './team-fields'

interface EditStepProps {
  view: RegistrationView
  editing: Editing
  onDeleted: () => void
}

export function EditStep({ view, editing, onDeleted }: EditStepProps) {
  const intl = useIntl()
  const locale = useLocale()
  const lines = useErrorLines(view, editing)
  return (
    <div className="k-editor">
      <div className="k-editor-form">
        {editing.refusals > 0 && lines.length > 0 ? (
          <ErrorSummary key={editing.refusals} title={intl.formatMessage({ id: 'fieldError.summary' })} lines={lines} />
        ) : null}
        <DraftForm view={view} editing={editing} />
        <FormParts view={view} editing={editing} />
        <div className="k-actions">
          <ButtonLink to="/$locale/registrations/$id" params={{ locale, id: view.id }} search={{ step: 'review' }}>
            <FormattedMessage id="editor.toReview" />
          </ButtonLink>
          <DeleteDraft view={view} store={editing.store} onDeleted={onDeleted} />
        </div>
      </div>
      <VerdictAside
        view={view}
        draft={editing.draft}
        store={editing.store}
        onChange={(next) => editing.store.change(next)}
      />
    </div>
  )
}

function DraftForm({ view, editing }: { view: RegistrationView; editing: Editing }) {
  const { data: classifiers } = useQuery(classifiersQuery(useLocale()))
  const { draft, errors, store } = editing
  if (!classifiers) return <Loading />
  const [only] = draft.members
  const form = { view, draft, errors, classifiers, onChange: (next: typeof draft) => store.change(next) }
  if (view.cohort.participation === 'team') {
    return (
      <>
        <ComposedOffer view={view} editing={editing} />
        <h2 className="ds-heading" id={PARTS.team}>
          <FormattedMessage id="editor.part.team" />
        </h2>
        <TeamFields {...form} />
        <MemberCards
          {...form}
          store={store}
          questions={(member) => <MemberQuestions view={view} editing={editing} member={member} />}
        />
      </>
    )
  }
  return (
    <>
      <ComposedOffer view={view} editing={editing} />
      <h2 className="ds-heading">
        <FormattedMessage id="editor.part.you" />
      </h2>
      <div className="k-fields">
        {only ? <MemberFields {...form} member={only} /> : null}
        <TeamFields {...form} />
      </div>
    </>
  )
}
