// A registration that was changed after a decision on it was proposed: it has to be read again before anything is released.
import { FormattedMessage } from 'react-intl'

export function ChangedMark() {
  return (
    <strong className="k-proposed">
      <FormattedMessage id="reviews.changed" />
    </strong>
  )
}
