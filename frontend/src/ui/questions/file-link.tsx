// A file that somebody sent, to be saved. It is fetched like everything else, so that an expired sign-in is renewed first.
import { type MouseEvent, useContext, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { apiAddress } from '@/api/client'
import type { AnsweredFile } from '@/api/types'
import { FilesReadable, fileSize } from './files'

export function FileLink({ file }: { file: AnsweredFile }) {
  const intl = useIntl()
  const isReadable = useContext(FilesReadable)
  const [hasFailed, setHasFailed] = useState(false)
  const save = (event: MouseEvent) => {
    event.preventDefault()
    setHasFailed(false)
    const fetched = import('@/api/files').then(({ fetchFile }) => fetchFile(file.id))
    fetched.then(
      (bytes) => saveAs(bytes, file.name),
      () => setHasFailed(true),
    )
  }
  return (
    <span className="k-file-name">
      {isReadable ? (
        <a className="ds-link" href={`${apiAddress()}/files/${file.id}`} download={file.name} onClick={save}>
          {file.name}
        </a>
      ) : (
        file.name
      )}{' '}
      <span className="k-quiet">({fileSize(intl, file.bytes)})</span>
      {hasFailed ? (
        <span role="alert" className="k-error-text">
          {' '}
          <FormattedMessage id="file.unread" />
        </span>
      ) : null}
    </span>
  )
}

const MOMENT = 10_000

function saveAs(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), MOMENT)
}
