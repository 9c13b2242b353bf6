// The filters of the catalogue as they stand in the address. Anything unknown in an address is ignored, not refused:
// an old or mangled link still shows the open calls.
import { fallback, type InferOutput, maxLength, object, optional, parse, picklist, pipe, string, trim } from 'valibot'

export const PHASES = ['open', 'upcoming', 'announced', 'closed'] as const

const code = fallback(optional(pipe(string(), maxLength(60))), undefined)

export const catalogueSearch = object({
  phase: fallback(optional(picklist(PHASES)), undefined),
  participation: fallback(optional(picklist(['team', 'person'])), undefined),
  audience: code,
  county: code,
  theme: code,
  q: fallback(optional(pipe(string(), trim(), maxLength(100))), undefined),
})

export type CatalogueSearch = InferOutput<typeof catalogueSearch>

/** Only what is set. */
export type TidySearch = { [Key in keyof CatalogueSearch]?: NonNullable<CatalogueSearch[Key]> }

const NARROWING = ['participation', 'audience', 'county', 'theme', 'q'] as const

/** How many filters besides the phase are in force. */
export function narrowingCount(search: CatalogueSearch): number {
  return NARROWING.filter((key) => search[key] !== undefined).length
}

/** The search without empty values, so that addresses stay short and two of them compare equal. */
export function tidy(search: CatalogueSearch): TidySearch {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const { phase, ...rest } = Object.fromEntries(entries) as TidySearch
  return phase === undefined || phase === 'open' ? rest : { phase, ...rest }
}

const UNSET = Object.fromEntries(Object.keys(catalogueSearch.entries).map((key) => [key, undefined]))

/** The filters of an address. All are named: what is left out would keep the value that the address gives it. */
export function readSearch(input: Record<string, unknown>): TidySearch {
  return { ...UNSET, ...tidy(parse(catalogueSearch, input)) }
}
