import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { ApiError } from '@/api/problem'
import type { AnswerChange, AnsweredFile } from '@/api/types'
import { question } from '@/test/answer-examples'
import { renderUi } from '@/test/render-ui'
import { FileField } from './file-field'
import type { FileQuestion, SendFile } from './files'

const LETTER: AnsweredFile = { id: 'f1', name: 'Kiri.pdf', media_type: 'pdf', bytes: 2048 }
const asked = question('file', 'letter', {
  label: { text: 'Toetuskiri', language: 'et' },
  max_bytes: 100,
}) as FileQuestion

function Page({ begun = null, onSend, onAnswer }: PageProps) {
  const [value, setValue] = useState<AnswerChange>(begun)
  const change = (next: AnswerChange) => {
    onAnswer(next)
    setValue(next)
  }
  return <FileField question={asked} id={asked.code} value={value} onChange={change} onSend={onSend} />
}

interface PageProps {
  begun?: AnswerChange
  onSend: SendFile
  onAnswer: (value: AnswerChange) => void
}

async function page(props: Partial<PageProps>) {
  const onAnswer = vi.fn<(value: AnswerChange) => void>()
  const onSend = vi.fn<SendFile>(() => Promise.resolve(LETTER))
  await renderUi(<Page onSend={onSend} onAnswer={onAnswer} {...props} />)
  const choose = (file: File) => userEvent.upload(screen.getByLabelText(/^Toetuskiri/), file, { applyAccept: false })
  return { onAnswer, onSend, choose }
}

function refusal(code: string): ApiError {
  const errors = [{ pointer: '/registration/letter', code, detail: '' }]
  const said = { status: 422, code: 'validation-failed', title: '', detail: null, request_id: null }
  return new ApiError({ ...said, errors, extensions: {} })
}

const small = new File(['%PDF-1.7'], 'Kiri.pdf')

test('a chosen file is sent at once, answers the question, and can be taken away', async () => {
  const { onAnswer, onSend, choose } = await page({})
  await choose(small)
  expect(onSend).toHaveBeenCalledWith(asked, small, expect.any(Function), expect.any(AbortSignal))
  await waitFor(() => expect(onAnswer).toHaveBeenCalledWith(LETTER))
  expect(screen.getByRole('status')).toHaveTextContent('Fail Kiri.pdf on lisatud.')
  expect(screen.getByRole('link', { name: 'Kiri.pdf' })).toHaveAttribute('download', 'Kiri.pdf')
  await userEvent.click(screen.getByRole('button', { name: 'Eemalda fail Kiri.pdf' }))
  expect(onAnswer).toHaveBeenLastCalledWith(null)
  expect(screen.getByLabelText(/^Toetuskiri/)).toHaveFocus()
})

test('a refusal stands at the field, says the way out, and leaves the file that was there', async () => {
  const onSend = vi.fn<SendFile>(() => Promise.reject(refusal('not_allowed')))
  const { onAnswer, choose } = await page({ begun: LETTER, onSend })
  await choose(small)
  const control = screen.getByLabelText(/^Toetuskiri/)
  await waitFor(() => expect(control).toHaveAccessibleDescription(/Sellist faili siin vastu ei võeta. Lubatud on PDF./))
  expect(control).toBeInvalid()
  expect(screen.getByRole('link', { name: 'Kiri.pdf' })).toBeInTheDocument()
  expect(onAnswer).not.toHaveBeenCalled()
})

test('a file that is too large is not even sent', async () => {
  const { onSend, choose } = await page({})
  await choose(new File(['x'.repeat(101)], 'Kiri.pdf'))
  expect(screen.getByText(/^Fail on liiga suur: lubatud on kuni 1 kB/)).toBeInTheDocument()
  expect(onSend).not.toHaveBeenCalled()
})

test('what is under way shows how far it is and can be stopped', async () => {
  let tell: (share: number) => void = () => undefined
  let signal: AbortSignal | undefined
  const onSend: SendFile = (_question, _file, onProgress, stopped) => {
    tell = onProgress
    signal = stopped
    return new Promise(() => undefined)
  }
  const { onAnswer, choose } = await page({ onSend })
  await choose(small)
  tell(0.5)
  await waitFor(() =>
    expect(screen.getByRole('progressbar', { name: 'Faili saatmine' })).toHaveAttribute('value', '0.5'),
  )
  expect(screen.getByRole('status')).toHaveTextContent('Saadan faili Kiri.pdf')
  await userEvent.click(screen.getByRole('button', { name: 'Katkesta' }))
  expect(signal?.aborted).toBe(true)
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument()
  expect(onAnswer).not.toHaveBeenCalled()
})
