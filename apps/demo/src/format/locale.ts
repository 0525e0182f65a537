/** The languages of a browser. */
export type BrowserLanguages = { language?: string | undefined; languages?: readonly string[] | undefined }

/** Used if no language of the browser is valid. */
const fallback = 'en'

/**
 * Converts a BCP 47 or POSIX language (`en_GB.UTF-8`) to a tag that `Intl` accepts; `undefined` for `C` and similar.
 */
function toTag(language: string | undefined): string | undefined {
  const [name = ''] = (language ?? '').split(/[.@]/)
  if (name === 'C' || name === 'POSIX') return undefined
  try {
    return Intl.getCanonicalLocales(name.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

/** The browser's first language that `Intl` accepts. Without a system language, WebKit reports only `C`. */
export function chooseLocale({ language, languages = [] }: BrowserLanguages): string {
  for (const candidate of [language, ...languages]) {
    const tag = toTag(candidate)
    if (tag !== undefined) return tag
  }
  return fallback
}

/** The language of all formatted numbers and times. */
export const locale: string = chooseLocale((globalThis as { navigator?: BrowserLanguages }).navigator ?? {})

/**
 * Replaces a language that `Intl` rejects: uPlot passes `navigator.language` to `Intl` when it is imported, and would
 * fail. Must run before such code is imported.
 */
export function repairLanguage(browser: BrowserLanguages): void {
  const chosen = chooseLocale(browser)
  if (isTag(browser.language) && (browser.languages ?? []).every(isTag)) return
  Object.defineProperty(browser, 'language', { value: chosen, configurable: true })
  Object.defineProperty(browser, 'languages', { value: Object.freeze([chosen]), configurable: true })
}

function isTag(language: string | undefined): boolean {
  try {
    return language !== undefined && Intl.getCanonicalLocales(language).length === 1
  } catch {
    return false
  }
}
