/** What a browser says of its languages. */
export type BrowserLanguages = { language?: string | undefined; languages?: readonly string[] | undefined }

/** Where no language of the browser is usable. */
const fallback = 'en'

/** A language tag that `Intl` takes, from one of BCP 47 or of POSIX (`en_GB.UTF-8`); `undefined` for `C` and the like. */
function toTag(language: string | undefined): string | undefined {
  const [name = ''] = (language ?? '').split(/[.@]/)
  if (name === 'C' || name === 'POSIX') return undefined
  try {
    return Intl.getCanonicalLocales(name.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

/** The browser's first language that `Intl` takes. WebKit without a language of the system has none: there it is `C`. */
export function chooseLocale({ language, languages = [] }: BrowserLanguages): string {
  for (const candidate of [language, ...languages]) {
    const tag = toTag(candidate)
    if (tag !== undefined) return tag
  }
  return fallback
}

/** The language that numbers and times are written in. Whatever formats for people takes it from here. */
export const locale: string = chooseLocale((globalThis as { navigator?: BrowserLanguages }).navigator ?? {})

/**
 * Puts the chosen language in the place of one that `Intl` refuses: uPlot hands `navigator.language` to `Intl` when it is
 * imported, and would fail. Must run before such code is imported.
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
