// Saving a draft while it is typed: one save at a time, always on the version last seen, never losing an edit.
// It knows nothing of React or of registrations; what it saves and how is given to it.
export type SaveState =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** No answer, or a fault of the server: tried again by itself. */
  | { kind: 'retrying'; error: unknown }
  /** Needs somebody's decision: a conflict, an expired sign-in, a refused field. The edit is kept. */
  | { kind: 'stopped'; error: unknown }

export interface Saved {
  version: number
}

/** From what needs somebody to what is done. */
const KINDS: readonly SaveState['kind'][] = ['stopped', 'retrying', 'saving', 'waiting', 'saved']

/** Two things that are saved side by side, said as one: the worse of the two, or the later time. */
export function jointSave(one: SaveState, other: SaveState): SaveState {
  if (one.kind === 'saved' && other.kind === 'saved') return (other.at ?? 0) > (one.at ?? 0) ? other : one
  return KINDS.indexOf(other.kind) < KINDS.indexOf(one.kind) ? other : one
}

interface AutosaveOptions<T, R extends Saved> {
  version: number
  send: (value: T, version: number) => Promise<R>
  /** Whether an error may go away by itself. */
  isPassing: (error: unknown) => boolean
  onSaved: (value: T, result: R) => void
  onState: (state: SaveState) => void
  now?: () => Date
}

export const QUIET_TIME = 800
export const RETRY_TIMES: readonly number[] = [2_000, 5_000, 15_000, 30_000]

export class Autosave<T, R extends Saved> {
  readonly #options: AutosaveOptions<T, R>
  #version: number
  #pending: { value: T } | null = null
  #running: Promise<boolean> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0

  constructor(options: AutosaveOptions<T, R>) {
    this.#options = options
    this.#version = options.version
  }

  get version(): number {
    return this.#version
  }

  /** Something is not sent yet. */
  get hasPending(): boolean {
    return this.#pending !== null
  }

  /** A save is on its way. */
  get isSaving(): boolean {
    return this.#running !== null
  }

  /** Something is not known to be saved. */
  get hasUnsaved(): boolean {
    return this.hasPending || this.#running !== null
  }

  /** The value to save; the latest replaces earlier ones that were not sent yet. */
  change(value: T): void {
    this.#pending = { value }
    if (this.#running) return
    this.#options.onState({ kind: 'waiting' })
    this.#schedule(QUIET_TIME)
  }

  /** Saves what is pending now. True when everything is saved. */
  async flush(): Promise<boolean> {
    this.#cancel()
    if (this.#running && !(await this.#running)) return false
    if (!this.#pending) return true
    this.#running ??= this.#run()
    const saved = await this.#running
    return saved && this.#pending ? this.flush() : saved
  }

  /** Goes on from another version, after a conflict was decided: with `value` to save, or with nothing. */
  rebase(version: number, value: T | null): void {
    this.#cancel()
    this.#version = version
    this.#failures = 0
    this.#pending = value === null ? null : { value }
    if (value === null) this.#options.onState({ kind: 'saved', at: null })
    else void this.flush()
  }

  async #run(): Promise<boolean> {
    const attempt = this.#pending
    if (!attempt) return true
    this.#pending = null
    this.#options.onState({ kind: 'saving' })
    try {
      const result = await this.#options.send(attempt.value, this.#version)
      this.#succeed(attempt.value, result)
      return true
    } catch (error) {
      this.#pending ??= attempt
      this.#fail(error)
      return false
    } finally {
      this.#running = null
    }
  }

  #succeed(value: T, result: R): void {
    this.#version = result.version
    this.#failures = 0
    this.#options.onSaved(value, result)
    if (this.#pending) {
      this.#options.onState({ kind: 'waiting' })
      this.#schedule(QUIET_TIME)
    } else {
      this.#options.onState({ kind: 'saved', at: this.#options.now?.() ?? new Date() })
    }
  }

  #fail(error: unknown): void {
    if (!this.#options.isPassing(error)) {
      this.#options.onState({ kind: 'stopped', error })
      return
    }
    this.#options.onState({ kind: 'retrying', error })
    this.#schedule(RETRY_TIMES[Math.min(this.#failures, RETRY_TIMES.length - 1)] ?? 0)
    this.#failures += 1
  }

  #schedule(delay: number): void {
    this.#cancel()
    this.#timer = setTimeout(() => void this.flush(), delay)
  }

  #cancel(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
