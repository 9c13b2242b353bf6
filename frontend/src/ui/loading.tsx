// What is shown while a page or a part of it is on its way.
import { FormattedMessage } from 'react-intl'

export function Loading() {
  return (
    <p className="k-loading" role="status">
      <FormattedMessage id="loading.page" />
    </p>
  )
}
