/** Difference of two lists that counts duplicates; removes the first occurrences. */
export function subtract<value>(
  list: readonly value[],
  others: readonly value[],
  toKey: (value: value) => string,
): value[] {
  const counts = new Map<string, number>()
  for (const other of others) counts.set(toKey(other), (counts.get(toKey(other)) ?? 0) + 1)
  return list.filter((value) => {
    const key = toKey(value)
    const count = counts.get(key) ?? 0
    counts.set(key, count - 1)
    return count <= 0
  })
}
