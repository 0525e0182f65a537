type PolicyFactory = {
  createPolicy(name: string, rules: { createHTML: (text: string) => string | null }): unknown
}

/**
 * The page's policy does not allow text to become markup. Mantine and uPlot assign style sheets and single words to
 * `innerHTML`: text without `<` creates no element, so it is allowed. Must run before all other code.
 */
export function allowTextOnly(): void {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) })
}
