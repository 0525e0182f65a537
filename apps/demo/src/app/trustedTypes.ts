type PolicyFactory = {
  createPolicy(
    name: string,
    rules: { createHTML: (text: string) => string | null; createScriptURL: (url: string) => string | null },
  ): unknown
}

/**
 * The page's policy does not allow text to become markup. Mantine and uPlot assign style sheets and single words to
 * `innerHTML`: text without `<` creates no element, so it is allowed. Workers start from the page's built files only.
 * Must run before all other code.
 */
export function allowTextOnly(): void {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
    createScriptURL: (url) => (isBuiltScript(url, document.baseURI) ? url : null),
  })
}

/** Whether an address is a script that the build made: not one of Keystone's or Monasca's paths below this origin. */
export function isBuiltScript(address: string, base: string): boolean {
  const url = new URL(address, base)
  return url.origin === new URL(base).origin && /^\/assets\/[\w.-]+\.js$/.test(url.pathname)
}
