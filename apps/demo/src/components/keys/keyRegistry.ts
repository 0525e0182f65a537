/** A key, or two one after the other, and what it does on the page. */
export type KeyBinding = {
  /** As `KeyboardEvent.key` names them, separated by a blank: `?`, `j`, `g a`. */
  keys: string
  /** What it does, verb first: `Go to alarms`. Shown in the list of keys. */
  description: string
  run: () => void
}

/** The bindings of a part of the page. */
export type KeyGroup = {
  /** Its heading in the list of keys: `Alarms`. */
  name: string
  bindings: readonly KeyBinding[]
}

/** Milliseconds within which the second of two keys must follow. */
const patience = 1500

/** The keys of a page: what is registered, and what was pressed. */
export type KeyRegistry = {
  /** Adds bindings until the returned function is called. Of equal keys, the last registered win. */
  register: (group: KeyGroup) => () => void
  /** The groups, first registered first. The same array until they change. */
  list: () => readonly KeyGroup[]
  /** Returns the binding that a key completes. `time`: milliseconds, from any start. */
  press: (key: string, time: number) => KeyBinding | undefined
  /** Calls `listener` when the groups change. */
  subscribe: (listener: () => void) => () => void
}

/** Creates a registry without bindings. */
export function createKeyRegistry(): KeyRegistry {
  let groups: readonly KeyGroup[] = []
  let first: { key: string; time: number } | undefined
  const listeners = new Set<() => void>()
  const set = (next: readonly KeyGroup[]) => {
    groups = next
    for (const listener of [...listeners]) listener()
  }
  const find = (keys: string) =>
    groups.flatMap(({ bindings }) => bindings).findLast((binding) => binding.keys === keys)

  return {
    list: () => groups,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    register: (group) => {
      set([...groups, group])
      return () => set(groups.filter((one) => one !== group))
    },
    press: (key, time) => {
      const before = first !== undefined && time - first.time <= patience ? first.key : undefined
      first = undefined
      const pair = before === undefined ? undefined : find(`${before} ${key}`)
      if (pair) return pair
      const isStart = groups.some(({ bindings }) => bindings.some(({ keys }) => keys.startsWith(`${key} `)))
      if (isStart) first = { key, time }
      return isStart ? undefined : find(key)
    },
  }
}

/** Whether a key is typed rather than pressed: into a field, with a modifier, or in a dialog, menu or list of options. */
export function isTyped(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return true
  const { target } = event
  if (!(target instanceof Element)) return false
  const field =
    'input:not([type=checkbox], [type=radio]), textarea, select, [contentEditable], [role=textbox], [role=dialog], [role=menu], [role=listbox], dialog'
  return target.closest(field) !== null || target.ownerDocument.querySelector('dialog[open]') !== null
}
