/** The same spelling in other conventions: `auth_url`, `authURL`, `auth-url`. */
const normalise = (name: string) => name.replace(/[_-]/g, '').toLowerCase()

/** Returns the known name that a name is probably a typo of; `undefined` if there is none. */
export function closestName(name: string, known: readonly string[]): string | undefined {
  const wanted = normalise(name)
  const allowed = wanted.length < 4 ? 0 : wanted.length < 7 ? 1 : 2
  return known
    .map((candidate) => ({ candidate, edits: countEdits(wanted, normalise(candidate)) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits)[0]?.candidate
}

/** The optimal string alignment distance: inserted, removed, replaced and swapped characters. */
function countEdits(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= a.length; row++) {
    rows[row] = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return at(a.length, b.length)
}
