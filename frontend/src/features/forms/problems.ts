// What the server refused of a form, in words at its place.
import { createContext, useContext } from 'react'
import { useIntl } from 'react-intl'
import type { FieldProblem } from '@/api/problem'
import type { MessageId } from '@/i18n/load-messages'
import { isAt, slotId } from '@/lib/slot-places'

export const ProblemsContext = createContext<readonly FieldProblem[]>([])

const BY_CODE: Record<string, MessageId> = {
  required: 'formDesk.problem.required',
  too_long: 'fieldError.tooLong',
  too_many: 'formDesk.problem.tooMany',
  out_of_range: 'formDesk.problem.range',
  order: 'formDesk.problem.order',
}

/** Id and error of the control of a place. What is wrong inside it counts too, unless a control there says it. */
export function usePlace(at: string, more: 'inside' | 'alone' = 'alone') {
  const intl = useIntl()
  const problems = useContext(ProblemsContext)
  const found = problems.find(({ pointer }) => (more === 'inside' ? isAt(pointer, at) : pointer === at))
  const error = found && intl.formatMessage({ id: BY_CODE[found.code] ?? 'formDesk.problem.other' })
  return { id: slotId(at), error }
}

export function useProblemsAt(at: string): readonly FieldProblem[] {
  return useContext(ProblemsContext).filter(({ pointer }) => isAt(pointer, at))
}
