// The same questions were answered here and elsewhere in two ways: both answers side by side, and one of them kept.
import { FormattedMessage, useIntl } from 'react-intl'
import type { AnswersView, RegistrationView } from '@/api/types'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { useAnswerWords } from '@/ui/questions/answer-words'
import { placeOf, questionOf } from './answer-source'
import { Version } from './conflict-dialog'
import type { Editing } from './editor'
import { useMemberName } from './member-name'

interface AnswersConflictProps {
  view: RegistrationView
  editing: Editing
  conflict: { theirs: AnswersView; keys: string[] }
}

export function AnswersConflict({ view, editing, conflict: { theirs, keys } }: AnswersConflictProps) {
  const intl = useIntl()
  const wordsOf = useAnswerWords()
  const nameOf = useMemberName(editing.draft.members, view.cohort.participation)
  const { store } = editing.answering
  const lines = (answerOf: (key: string) => Parameters<typeof wordsOf>[1]) =>
    keys.map((key) => {
      const { member, question: code } = placeOf(key)
      const question = questionOf(theirs, code)
      const whose = member === null || view.cohort.participation === 'person' ? '' : `${nameOf(member)}: `
      return `${whose}${question?.label.text ?? code}: ${wordsOf(question, answerOf(key)) ?? '–'}`
    })
  return (
    <Dialog
      wide
      title={intl.formatMessage({ id: 'conflict.title' })}
      actions={
        <>
          <Button onClick={() => store.keepMine()}>
            <FormattedMessage id="conflict.keepMine" />
          </Button>
          <Button variant="secondary" onClick={() => store.takeTheirs()}>
            <FormattedMessage id="conflict.takeTheirs" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="answers.conflict" values={{ count: keys.length }} />
      </p>
      <div className="k-versions">
        <Version title={<FormattedMessage id="conflict.mine" />} lines={lines((key) => store.answer(key))} />
        <Version title={<FormattedMessage id="conflict.theirs" />} lines={lines((key) => store.read(theirs, key))} />
      </div>
      <p className="k-quiet">
        <FormattedMessage id="conflict.rest" />
      </p>
    </Dialog>
  )
}
