/** Headers by name. */
export type HeaderFields = Readonly<Record<string, string>>

/** Merges headers. The first value of a name wins; names are case-insensitive. */
export function mergeHeaders(...sources: (HeaderFields | undefined)[]): Record<string, string> {
  // Without a prototype, every name is an ordinary key.
  const merged: Record<string, string> = Object.create(null)
  const names = new Set<string>()
  for (const source of sources) {
    for (const [name, value] of Object.entries(source ?? {})) {
      const known = names.size
      if (names.add(name.toLowerCase()).size > known) merged[name] = value
    }
  }
  return merged
}
