/** States before and after the current one. */
export type EditHistory<state> = {
  past: readonly state[]
  present: state
  future: readonly state[]
  /** Names the last edit: a further one of the same name, such as the next letter of a title, is undone with it. */
  last: string | undefined
}

/** Most steps back. */
const steps = 100

export function startHistory<state>(present: state): EditHistory<state> {
  return { past: [], present, future: [], last: undefined }
}

/**
 * Adds a state. What had been undone is gone.
 *
 * @param name edits of the same name that follow each other are one step; `undefined`: a separate step
 */
export function edit<state>(history: EditHistory<state>, present: state, name?: string): EditHistory<state> {
  if (present === history.present) return history
  const isSame = name !== undefined && name === history.last
  const past = isSame ? history.past : [...history.past, history.present].slice(-steps)
  return { past, present, future: [], last: name }
}

export function undo<state>(history: EditHistory<state>): EditHistory<state> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    last: undefined,
  }
}

export function redo<state>(history: EditHistory<state>): EditHistory<state> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, last: undefined }
}
