// What is asked of the applicant next, and by when, where the sentence above does not say it already.
import { FormattedMessage } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { Day, MomentText, TimeLeftText } from '@/ui/dates'

export function NextWhen({ view: { what_next } }: { view: RegistrationView }) {
  const { code, by } = what_next
  if (by === null) return null
  switch (code) {
    case 'answer_offer':
    case 'hand_in':
      return (
        <p>
          <strong>
            <FormattedMessage id={`next.${code}`} values={{ by: <MomentText value={by} /> }} />
          </strong>
          {' · '}
          <TimeLeftText until={by} />
        </p>
      )
    case 'take_part':
      return (
        <p>
          <FormattedMessage
            id="next.take_part"
            values={{ by: by.time === null ? <Day value={by.date} /> : <MomentText value={by} /> }}
          />
        </p>
      )
    case 'await_decision':
    case 'await_place':
    case 'nothing':
      return null
  }
}
