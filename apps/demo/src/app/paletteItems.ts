/** Something that the palette finds. */
export type PaletteItem = {
  id: string
  /** What is shown and searched. */
  label: string
  /** What it is, or more about it: searched too. */
  description?: string | undefined
  run: () => void
}

/** Items of one kind. */
export type PaletteGroup = { name: string; items: readonly PaletteItem[] }

/** Most items of a group: what is further down is found by more letters. */
const shownItems = 7

/**
 * Returns the items that contain all words of a query, those whose label begins with it first. Without a query only the
 * first groups are shown in full: thousands of metrics say nothing.
 */
export function findItems(groups: readonly PaletteGroup[], query: string, always = 2): PaletteGroup[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return groups.slice(0, always)
  const rank = ({ label }: PaletteItem) => {
    const text = label.toLowerCase()
    return text.startsWith(words[0] ?? '') ? 0 : text.includes(words[0] ?? '') ? 1 : 2
  }
  return groups.flatMap(({ name, items }) => {
    const found = items.filter(({ label, description = '' }) => {
      const text = `${label} ${description}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    const shown = found.toSorted((a, b) => rank(a) - rank(b)).slice(0, shownItems)
    return shown.length === 0 ? [] : [{ name, items: shown }]
  })
}
