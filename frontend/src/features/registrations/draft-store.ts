// One draft being edited: what is typed, how saving goes, and what needs the person's decision. Everything typed lives
// here, in the autosave queue and in the tab's own copy until the server has it. React only watches (use-draft.ts).
import { isApiError, isPassing } from '@/api/problem'
import type { RegistrationPatch, RegistrationView } from '@/api/types'
import { Autosave, type SaveState } from '@/lib/autosave'
import { type Draft, draftOf, idsKnownTo, isSame, learnIds, patchOf, type ServerIds, serverIdsOf } from './draft'
import { locate } from './field-errors'
import { type DraftBase, insistOn, mergeDrafts } from './merge'
import { type FieldError, missingIn } from './missing'
import { unsavedCopy } from './unsaved-copy'

export interface DraftState {
  draft: Draft
  save: SaveState
  /** Fields that were refused. */
  errors: FieldError[]
  /** How often handing in was refused: each time the summary of the errors takes focus, never while typing. */
  refusals: number
  /** The version that was saved elsewhere meanwhile, waiting for a choice. */
  conflict: RegistrationView | null
}

export interface DraftServer {
  load: () => Promise<RegistrationView>
  save: (patch: RegistrationPatch, version: number) => Promise<RegistrationView>
  onSaved: (view: RegistrationView) => void
}

export class DraftStore {
  readonly #id: string
  readonly #server: DraftServer
  readonly #autosave: Autosave<Draft, RegistrationView>
  readonly #listeners = new Set<() => void>()
  /** The version of the server's that the draft grew from. */
  #base: DraftBase
  #ids: ServerIds
  #state: DraftState

  constructor(view: RegistrationView, server: DraftServer) {
    this.#id = view.id
    this.#server = server
    this.#base = view
    this.#ids = serverIdsOf(view)
    this.#state = { draft: draftOf(view), save: { kind: 'saved', at: null }, errors: [], refusals: 0, conflict: null }
    this.#autosave = new Autosave({
      version: view.version,
      send: (draft, version) => server.save(patchOf(draft, this.#ids), version),
      isPassing,
      onState: (save) => this.#onSaveState(save),
      onSaved: (draft, saved) => this.#onSaved(draft, saved),
    })
    this.#restore(view)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getState = (): DraftState => this.#state

  get version(): number {
    return this.#autosave.version
  }

  get hasUnsaved(): boolean {
    return this.#autosave.hasUnsaved
  }

  change(draft: Draft): void {
    this.#set({ draft })
    this.#keep()
    this.#autosave.change(draft)
  }

  /** What the server calls a person of the page; nothing until they are saved. */
  serverId(member: string): string | undefined {
    return this.#ids.get(member)
  }

  /** Who of the page is meant where the server names somebody. */
  localId(server: string): string {
    for (const [local, id] of this.#ids) if (id === server) return local
    return server
  }

  /** Saves now. True when the server has everything. */
  flush(): Promise<boolean> {
    return this.#autosave.flush()
  }

  /** Marks fields without a summary, for something smaller than handing in. */
  mark(errors: FieldError[]): void {
    this.#set({ errors })
  }

  /** Handing in was refused because of these fields. */
  refuse(errors: FieldError[]): void {
    this.#set({ errors, refusals: this.#state.refusals + 1 })
  }

  /** Fetches what was saved elsewhere and brings it together with what was typed here, or asks which to keep. */
  async compare(): Promise<void> {
    this.#meet(await this.#server.load())
  }

  /** A newer version that came by itself. A save on its way finds out by being refused. */
  absorb(theirs: RegistrationView): void {
    if (theirs.version > this.version && !this.#autosave.isSaving && !this.#state.conflict) this.#meet(theirs)
  }

  keepMine(theirs: RegistrationView): void {
    this.#adopt(insistOn({ base: this.#base, mine: this.#state.draft, ids: this.#ids, theirs }), theirs)
  }

  takeTheirs(theirs: RegistrationView): void {
    this.#ids = serverIdsOf(theirs)
    this.#set({ errors: [] })
    this.#adopt(draftOf(theirs), theirs)
  }

  #meet(theirs: RegistrationView): void {
    const mine = this.#state.draft
    // A save whose answer was lost looks like a conflict with oneself.
    if (isSame(draftOf(theirs), mine)) {
      this.#ids = learnIds(this.#ids, mine, theirs)
      this.#adopt(mine, theirs)
      return
    }
    const merged = mergeDrafts({ base: this.#base, mine, ids: this.#ids, theirs })
    if (merged) this.#adopt(merged, theirs)
    else this.#set({ conflict: theirs })
  }

  /** Goes on with `draft` from the version `theirs`. */
  #adopt(draft: Draft, theirs: RegistrationView): void {
    this.#base = theirs
    this.#ids = new Map([...serverIdsOf(theirs), ...idsKnownTo(this.#ids, theirs)])
    this.#set({ draft, conflict: null })
    const isSaved = isSame(draft, draftOf(theirs))
    if (isSaved) unsavedCopy.drop(this.#id)
    else this.#keep()
    this.#autosave.rebase(theirs.version, isSaved ? null : draft)
    this.#server.onSaved(theirs)
  }

  #keep(): void {
    unsavedCopy.keep(this.#id, { base: this.#base, draft: this.#state.draft, ids: [...this.#ids] })
  }

  /** What was typed before a reload is saved now, together with what was saved elsewhere meanwhile. */
  #restore(view: RegistrationView): void {
    const copy = unsavedCopy.load(this.#id)
    if (!copy) return
    if (isSame(copy.draft, this.#state.draft)) {
      unsavedCopy.drop(this.#id)
      return
    }
    this.#ids = new Map(copy.ids)
    this.#state = { ...this.#state, draft: copy.draft }
    if (copy.base.version === view.version) this.#autosave.change(copy.draft)
    else {
      this.#base = copy.base
      this.#meet(view)
    }
  }

  #onSaveState(save: SaveState): void {
    if (save.kind === 'stopped' && isApiError(save.error, 'version-mismatch')) {
      // Often nothing needs deciding: only if it does, or if nobody can be asked, the page says so.
      void this.compare().catch(() => this.#set({ save }))
      return
    }
    this.#set({ save })
    if (save.kind !== 'stopped') return
    if (isApiError(save.error, 'validation-failed')) {
      this.#set({ errors: locate(save.error.problem.errors, this.#state.draft) })
    }
  }

  #onSaved(draft: Draft, saved: RegistrationView): void {
    this.#base = saved
    this.#ids = learnIds(this.#ids, draft, saved)
    this.#set({ errors: stillMissing(this.#state) })
    if (this.#autosave.hasPending) this.#keep()
    else unsavedCopy.drop(this.#id)
    this.#server.onSaved(saved)
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** After a save nothing is refused any more; what was asked for and is still empty stays marked. */
function stillMissing({ errors, draft }: DraftState): FieldError[] {
  const missing = missingIn(draft, true)
  return errors.filter(
    ({ code, member, field }) =>
      code === 'required' && missing.some((other) => other.member === member && other.field === field),
  )
}
