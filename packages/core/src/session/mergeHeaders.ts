/** Headers by name. */
export type HeaderFields = Readonly<Record<string, string>>

/** Merges headers, the first mention of a name winning; names that differ only in case are the same. */
export function mergeHeaders(...sources: (HeaderFields | undefined)[]): Record<string, string> {
  // Without a prototype every name is a header like another.
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
