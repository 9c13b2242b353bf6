// Answers being given to the organiser's questions: what differs from the server's, question by question, saved by
// itself. Whoever answers another question at the same time disturbs nobody; only a question that was answered in two
// ways asks which answer to keep. It knows neither React nor whose answers they are; the source tells.
import { type FieldProblem, isApiError, isPassing } from '@/api/problem'
import type { AnswerChange } from '@/api/types'
import { Autosave, type Saved, type SaveState } from './autosave'
import { dropKept, keep, loadKept } from './kept'

/** What is answered here, and what the server had when that began; null is no answer. */
export interface Edit {
  value: AnswerChange
  was: AnswerChange
}

/** By the key of a question, which the source makes up. */
export type Edits = Readonly<Record<string, Edit>>
export type AnswerErrors = Readonly<Record<string, string>>

export interface AnswerSource<V extends Saved> {
  load: () => Promise<V>
  save: (changes: Readonly<Record<string, AnswerChange>>, version: number) => Promise<V>
  read: (view: V, key: string) => AnswerChange
  /** Whether the question can be answered here at all. */
  asks: (view: V, key: string) => boolean
  /** Codes of refused answers. */
  refused: (problems: readonly FieldProblem[]) => AnswerErrors
  /** The key under which an answer outlives the page, and the key of this page again. */
  lasting?: (key: string) => string
  current?: (key: string) => string
  /** What is lacking according to the server. */
  missing: (view: V) => AnswerErrors
  onSaved: (view: V) => void
}

export interface AnswerState<V> {
  view: V
  edits: Edits
  save: SaveState
  errors: AnswerErrors
  /** Questions that were answered elsewhere in another way meanwhile, waiting for a choice. */
  conflict: { theirs: V; keys: string[] } | null
  /** Answers to questions that are not asked any more, with the version that asked them. */
  dropped: readonly { key: string; value: AnswerChange; from: V }[]
}

/** Nobody is asked this any more, or they answer for themselves now. */
const NOT_ASKED: readonly string[] = ['unknown_field', 'not_allowed']

export class AnswerStore<V extends Saved> {
  readonly #name: string
  readonly #source: AnswerSource<V>
  readonly #autosave: Autosave<Edits, V>
  readonly #listeners = new Set<() => void>()
  #state: AnswerState<V>

  /** `name` tells this sheet's copy in the tab from others'. */
  constructor(name: string, view: V, source: AnswerSource<V>) {
    this.#name = `answers.${name}`
    this.#source = source
    this.#state = { view, edits: {}, save: { kind: 'saved', at: null }, errors: {}, conflict: null, dropped: [] }
    this.#autosave = new Autosave({
      version: view.version,
      send: (edits, version) => source.save(valuesOf(edits), version),
      isPassing: (error) => !isApiError(error) || isPassing(error),
      onState: (save) => this.#onSaveState(save),
      onSaved: (sent, saved) => this.#onSaved(sent, saved),
    })
    this.#restore()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getState = (): AnswerState<V> => this.#state

  get hasUnsaved(): boolean {
    return this.#autosave.hasUnsaved
  }

  /** The answer as it stands on the page. */
  answer(key: string): AnswerChange {
    const edit = this.#state.edits[key]
    return edit ? edit.value : this.read(this.#state.view, key)
  }

  /** The same in a version of the server's. */
  read(view: V, key: string): AnswerChange {
    return this.#source.read(view, key)
  }

  change(key: string, value: AnswerChange): void {
    const was = this.#state.edits[key]?.was ?? this.#source.read(this.#state.view, key)
    const { [key]: _answered, ...errors } = this.#state.errors
    this.#set({ edits: { ...this.#state.edits, [key]: { value, was } }, errors })
    this.#keep()
    this.#autosave.change(this.#state.edits)
  }

  /** Saves now. True when the server has everything. */
  flush(): Promise<boolean> {
    return this.#autosave.flush()
  }

  mark(errors: AnswerErrors): void {
    this.#set({ errors })
  }

  /** Fetches what was saved elsewhere and brings it together with what was answered here. */
  async compare(): Promise<void> {
    this.#meet(await this.#source.load())
  }

  /** News that came by themselves: another version, or questions that other facts show or hide. */
  absorb(theirs: V): void {
    const { view, conflict } = this.#state
    if (theirs === view || conflict || this.#autosave.isSaving || theirs.version < this.#autosave.version) return
    if (theirs.version > this.#autosave.version) this.#meet(theirs)
    else this.#set({ view: theirs })
  }

  keepMine(): void {
    const { conflict, edits } = this.#state
    if (conflict) this.#adopt(conflict.theirs, edits)
  }

  takeTheirs(): void {
    const { conflict, edits } = this.#state
    if (conflict)
      this.#adopt(
        conflict.theirs,
        pick(edits, (key) => !conflict.keys.includes(key)),
      )
  }

  #meet(theirs: V): void {
    const { view: from, dropped } = this.#state
    const isAsked = (key: string) => this.#source.asks(theirs, key)
    const gone = Object.entries(this.#state.edits).filter(([key, { value }]) => !isAsked(key) && value !== null)
    const edits = pick(this.#state.edits, isAsked)
    this.#set({ edits, dropped: [...dropped, ...gone.map(([key, { value }]) => ({ key, value, from }))] })
    const keys = Object.entries(edits)
      .filter(([key, edit]) => this.#clashes(edit, this.#source.read(theirs, key)))
      .map(([key]) => key)
    if (keys.length > 0) this.#set({ conflict: { theirs, keys } })
    else this.#adopt(theirs, edits)
  }

  #clashes({ value, was }: Edit, there: AnswerChange): boolean {
    return !isSame(there, was) && !isSame(there, value)
  }

  /** Goes on with `edits` from the version `theirs`. */
  #adopt(theirs: V, edits: Edits): void {
    const left = rebased(edits, (key) => this.#source.read(theirs, key))
    const isSaved = Object.keys(left).length === 0
    this.#set({ view: theirs, edits: left, conflict: null })
    this.#keep()
    this.#autosave.rebase(theirs.version, isSaved ? null : left)
    this.#source.onSaved(theirs)
  }

  #onSaveState(save: SaveState): void {
    if (save.kind === 'stopped' && isApiError(save.error, 'version-mismatch')) {
      void this.compare().catch(() => this.#set({ save }))
      return
    }
    this.#set({ save })
    if (save.kind !== 'stopped' || !isApiError(save.error, 'validation-failed')) return
    const { errors } = save.error.problem
    this.#set({ errors: this.#source.refused(errors) })
    if (errors.some(({ code }) => NOT_ASKED.includes(code))) void this.#leaveOut().catch(() => undefined)
  }

  /** Goes on without what is not asked any more. Where all is asked, the refusal stays for whoever is typing. */
  async #leaveOut(): Promise<void> {
    const theirs = await this.#source.load()
    if (Object.keys(this.#state.edits).some((key) => !this.#source.asks(theirs, key))) this.#meet(theirs)
  }

  #onSaved(sent: Edits, view: V): void {
    const { edits, errors } = this.#state
    const later = pick(edits, (key) => edits[key] !== sent[key])
    const missing = this.#source.missing(view)
    const left = Object.entries(later).map(([key, { value }]) => [key, { value, was: this.#source.read(view, key) }])
    this.#set({
      view,
      edits: Object.fromEntries(left) as Edits,
      errors: Object.fromEntries(Object.entries(errors).filter(([key]) => key in missing)),
    })
    this.#keep()
    this.#source.onSaved(view)
  }

  #keep(): void {
    const { edits } = this.#state
    if (Object.keys(edits).length === 0) dropKept(this.#name)
    else keep(this.#name, renamed(edits, this.#source.lasting))
  }

  /** What was answered before a reload is saved now. */
  #restore(): void {
    const kept = loadKept(this.#name)
    if (!isEdits(kept)) return
    this.#state = { ...this.#state, edits: renamed(kept, this.#source.current) }
    this.#meet(this.#state.view)
  }

  #set(change: Partial<AnswerState<V>>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

function valuesOf(edits: Edits): Record<string, AnswerChange> {
  return Object.fromEntries(Object.entries(edits).map(([key, { value }]) => [key, value]))
}

function pick(edits: Edits, isWanted: (key: string) => boolean): Edits {
  return Object.fromEntries(Object.entries(edits).filter(([key]) => isWanted(key)))
}

function renamed(edits: Edits, rename: (key: string) => string = (key) => key): Edits {
  return Object.fromEntries(Object.entries(edits).map(([key, edit]) => [rename(key), edit]))
}

/** What is still another answer than the server's, on top of that. */
function rebased(edits: Edits, read: (key: string) => AnswerChange): Edits {
  const all = Object.entries(edits).map(([key, { value }]) => [key, { value, was: read(key) }] as const)
  return Object.fromEntries(all.filter(([, { value, was }]) => !isSame(value, was)))
}

/** Empty text and an empty list say as little as nothing. */
function isSame(one: AnswerChange, other: AnswerChange): boolean {
  const said = (answer: AnswerChange) => (answer === '' || (Array.isArray(answer) && !answer.length) ? null : answer)
  return JSON.stringify(said(one)) === JSON.stringify(said(other))
}

function isEdits(value: unknown): value is Edits {
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).every((edit) => typeof edit === 'object' && edit !== null && 'value' in edit)
}
