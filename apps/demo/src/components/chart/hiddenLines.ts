/**
 * Shows only one line; if it is the only one already, all of them. `hidden` and the result are the ids of hidden lines.
 */
export function isolateLine(
  hidden: ReadonlySet<string>,
  ids: readonly string[],
  id: string,
): ReadonlySet<string> {
  const isAlone = ids.every((one) => hidden.has(one) === (one !== id))
  return new Set(isAlone ? [] : ids.filter((one) => one !== id))
}

/** Hides lines, or shows them again. */
export function showLines(
  hidden: ReadonlySet<string>,
  ids: readonly string[],
  isShown: boolean,
): ReadonlySet<string> {
  const next = new Set(hidden)
  for (const id of ids) {
    if (isShown) next.delete(id)
    else next.add(id)
  }
  return next
}
