// Problem documents (RFC 9457) as the API sends them, and the one error class the rest of the SPA handles.
// Texts for people come from the message catalogue by `code`; `detail` is for developers.
export interface FieldProblem {
  pointer: string
  code: string
  detail: string
}

export interface Problem {
  status: number
  code: string
  title: string
  detail: string | null
  request_id: string | null
  errors: FieldProblem[]
  /** Everything else the document carried, for example the verdict of an ineligible registration. */
  extensions: Record<string, unknown>
}

export class ApiError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.status} ${problem.code}`, options)
    this.name = 'ApiError'
    this.problem = problem
  }
}

/** A request that got no answer at all has status 0. */
export function networkError(cause: unknown): ApiError {
  const problem = { status: 0, code: 'network', title: '', detail: null, request_id: null, errors: [], extensions: {} }
  return new ApiError(problem, { cause })
}

export function isApiError(error: unknown, ...codes: string[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.problem.code))
}

const PASSING_STATUSES: readonly number[] = [0, 408, 429]

/** Whether it may go away by itself: no answer, too much at once, or a fault of the server. */
export function isPassing(error: unknown): boolean {
  if (!isApiError(error)) return false
  const { status } = error.problem
  return status >= 500 || PASSING_STATUSES.includes(status)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function readFieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return []
  return value.filter(isRecord).map((item) => ({
    pointer: text(item.pointer) ?? '',
    code: text(item.code) ?? 'invalid',
    detail: text(item.detail) ?? '',
  }))
}

/** Reads any error body, also one that an intermediary wrote instead of our API. */
export function readProblem(body: unknown, response: Response): Problem {
  const document = isRecord(body) ? body : {}
  const { type: _type, title, status: _status, detail, code, request_id, errors, ...extensions } = document
  return {
    status: response.status,
    code: text(code) ?? (response.status === 404 ? 'not-found' : 'internal'),
    title: text(title) ?? '',
    detail: text(detail),
    request_id: text(request_id) ?? response.headers.get('x-request-id'),
    errors: readFieldProblems(errors),
    extensions,
  }
}
