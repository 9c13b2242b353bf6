// The languages of the interface. The first is the default; each names itself in its own words.
export const LOCALES = ['et', 'en', 'ru'] as const
export type Locale = (typeof LOCALES)[number]

export const DEFAULT_LOCALE: Locale = 'et'
export const LOCALE_NAMES: Record<Locale, string> = { et: 'Eesti', en: 'English', ru: 'Русский' }

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The first language the reader's browser prefers that we speak. */
export function preferredLocale(languages: readonly string[]): Locale {
  const wanted = languages.map((language) => language.slice(0, 2).toLowerCase())
  return wanted.find(isLocale) ?? DEFAULT_LOCALE
}
