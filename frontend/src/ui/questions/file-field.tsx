// A question that is answered with a file: chosen, sent at once with its progress, replaced and taken away. A refusal
// stands at the field, and nothing that was there before is lost by it.
import { type ChangeEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { AnsweredFile } from '@/api/types'
import { Button } from '@/ui/button'
import { FieldFrame } from '@/ui/form-field'
import { answerErrorText } from './answer-errors'
import { FileLink } from './file-link'
import { acceptedNames, type FileQuestion, isFile, type SendFile } from './files'
import type { QuestionFieldProps } from './question-field'
import { QuestionHint, questionFrame } from './question-words'

export function FileField(props: QuestionFieldProps<FileQuestion>) {
  const { question, id, value, error, onChange } = props
  const intl = useIntl()
  const input = useRef<HTMLInputElement>(null)
  const sending = useSending(props)
  const refused = sending.refusal === null ? error : answerErrorText(intl, question, sending.refusal)
  const file = isFile(value) ? value : null
  const remove = () => {
    sending.forget()
    onChange(null)
    input.current?.focus()
  }
  return (
    <FieldFrame {...questionFrame(question)} id={id} error={refused} hint={<QuestionHint question={question} />}>
      {(control) => (
        <div className="k-file">
          {file ? <Kept file={file} onRemove={remove} /> : null}
          <label className="ds-button k-file-choose" data-variant="secondary">
            <FormattedMessage id={file ? 'file.replace' : 'file.choose'} />
            <input
              {...control}
              ref={input}
              className="k-file-input"
              type="file"
              accept={acceptedNames(question.media_types)}
              onChange={(event) => chosen(event, sending.send)}
            />
          </label>
          <UnderWay sending={sending} input={input} />
        </div>
      )}
    </FieldFrame>
  )
}

/** The same file can be chosen again after a refusal. */
function chosen(event: ChangeEvent<HTMLInputElement>, send: (file: File) => void): void {
  const [file] = event.target.files ?? []
  event.target.value = ''
  if (file) send(file)
}

function Kept({ file, onRemove }: { file: AnsweredFile; onRemove: () => void }) {
  const intl = useIntl()
  return (
    <p className="k-file-kept">
      <FileLink file={file} />
      <Button
        variant="tertiary"
        aria-label={intl.formatMessage({ id: 'file.remove.of' }, { name: file.name })}
        onClick={onRemove}
      >
        <FormattedMessage id="file.remove" />
      </Button>
    </p>
  )
}

interface UnderWayProps {
  sending: Sending
  input: RefObject<HTMLInputElement | null>
}

function UnderWay({ sending: { share, said, cancel }, input }: UnderWayProps) {
  const intl = useIntl()
  const stop = () => {
    cancel()
    input.current?.focus()
  }
  return (
    <>
      {share === null ? null : (
        <div className="k-file-progress">
          <progress max={1} value={share} aria-label={intl.formatMessage({ id: 'file.progress' })} />
          <Button variant="tertiary" onClick={stop}>
            <FormattedMessage id="file.cancel" />
          </Button>
        </div>
      )}
      <p role="status" className="k-file-said k-quiet">
        {said ? <FormattedMessage id={`file.${said.what}`} values={{ name: said.name }} /> : null}
      </p>
    </>
  )
}

interface Said {
  what: 'sending' | 'sent'
  name: string
}

type Sending = ReturnType<typeof useSending>

/** One file at a time; what is chosen later takes the place of what is under way. */
function useSending({ question, onSend, onChange }: QuestionFieldProps<FileQuestion>) {
  const [share, setShare] = useState<number | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const stop = (why: string | null) => {
    running.current?.abort()
    running.current = undefined
    setShare(null)
    setSaid(null)
    setRefusal(why)
  }
  const send = async (file: File, sendFile: SendFile) => {
    stop(file.size > question.max_bytes ? 'too_long' : null)
    if (file.size > question.max_bytes) return
    const own = new AbortController()
    running.current = own
    setShare(0)
    setSaid({ what: 'sending', name: file.name })
    try {
      const answer = await sendFile(question, file, setShare, own.signal)
      if (running.current !== own) return
      stop(null)
      setSaid({ what: 'sent', name: answer.name })
      onChange(answer)
    } catch (error) {
      if (running.current === own) stop(codeOf(error))
    }
  }
  return {
    ...{ share, said, refusal },
    send: (file: File) => void (onSend && send(file, onSend)),
    cancel: () => stop(null),
    forget: () => stop(null),
  }
}

/** What was refused of the file; or that it did not arrive, or is not taken now. */
function codeOf(error: unknown): string {
  if (!isApiError(error)) return 'unsent'
  const { errors, status } = error.problem
  if (errors[0]) return errors[0].code
  return status === 0 || status === 408 || status === 429 || status >= 500 ? 'unsent' : 'not_now'
}
