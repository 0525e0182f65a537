type PolicyFactory = {
  createPolicy(name: string, rules: { createHTML: (text: string) => string | null }): unknown
}

/**
 * The page's policy turns no text into markup. Mantine and uPlot write style sheets and single words where markup could
 * stand as well: text without `<` makes no element, so that much is let through. Must run before anything else does.
 */
export function allowTextOnly(): void {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) })
}
