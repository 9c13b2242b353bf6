// The organiser's questions in their parts, below what every registration is asked.
import { FormattedMessage } from 'react-intl'
import type { FormPart, RegistrationView } from '@/api/types'
import { LocalText } from '@/ui/local-text'
import { AnswerFields } from './answer-fields'
import { askedOfMember, askedOfRegistration, askedParts, formPartId } from './asked'
import { type Editing, StepLink } from './editor'
import { PARTS } from './parts'
import { QuestionNews } from './question-news'
import { SetAside } from './set-aside'

interface FormPartsProps {
  view: RegistrationView
  editing: Editing
}

export function FormParts({ view, editing }: FormPartsProps) {
  const { answering } = editing
  return (
    <>
      {askedParts(answering.view).map((part) => (
        <Part key={part.code} part={part} view={view} editing={editing} />
      ))}
      <QuestionNews view={view} editing={editing} />
      <SetAside view={view} editing={editing} />
    </>
  )
}

function Part({ part, view, editing }: FormPartsProps & { part: FormPart }) {
  const { answering, store, draft } = editing
  const [only] = draft.members
  const isPerson = view.cohort.participation === 'person'
  const ofMembers = part.questions.some(({ of }) => of === 'member')
  return (
    <>
      <h2 className="ds-heading" id={formPartId(part.code)} tabIndex={-1}>
        <LocalText value={part.title} />
      </h2>
      <AnswerFields
        answering={answering}
        member={null}
        questions={askedOfRegistration(answering.view, part.questions)}
      />
      {isPerson && only ? (
        <AnswerFields
          answering={answering}
          member={only.id}
          questions={askedOfMember(answering.view, store, only.id, part.questions)}
        />
      ) : null}
      {ofMembers && !isPerson ? (
        <p className="k-after-fields">
          <FormattedMessage
            id={`answers.ofMembers.${view.cohort.consent}`}
            values={{
              link: (words) => (
                <StepLink key="members" view={view} step="edit" part={PARTS.members}>
                  {words}
                </StepLink>
              ),
            }}
          />
        </p>
      ) : null}
    </>
  )
}
