// What every slot of the builder needs to know: the facts to choose from, and what was found wrong where.

import { createContext, useContext } from 'react'
import type { FieldProblem } from '@/api/problem'
import type { FactSchema } from '@/api/types'
import { isAt, slotId } from '@/lib/slot-places'
import { ruleIndexOf } from './model/pointers'

export interface Editing {
  schema: FactSchema
  problems: readonly FieldProblem[]
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('a slot outside the builder')
  return editing
}

/** One part of a rule: its value, its place, and how it changes. `slot` names the field being typed in. */
export interface PartProps<T> {
  value: T
  at: string
  onChange: (next: T, slot?: string) => void
}

export function problemsId(rule: number): string {
  return slotId(`/rules/${rule}/problems`)
}

/** Attributes of the control of a place. */
export function useSlot(at: string) {
  const { problems } = useEditing()
  const rule = ruleIndexOf(at)
  const isRefused = problems.some(({ pointer }) => isAt(pointer, at))
  return {
    id: slotId(at),
    ...(isRefused ? { 'aria-invalid': true as const } : {}),
    ...(isRefused && rule !== null ? { 'aria-describedby': problemsId(rule) } : {}),
  }
}
