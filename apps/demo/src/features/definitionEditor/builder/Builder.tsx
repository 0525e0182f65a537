import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import {
  appendComparison,
  changeComparison,
  type ReadExpression,
  removePart,
  setOperator,
  ungroupPart,
  wrapPart,
} from '../model/editExpression.js'
import { type MoveDirection, movePart } from '../model/movePart.js'
import type { OutlinePath } from '../model/outline.js'
import { AddCondition } from './AddCondition.js'
import classes from './Builder.module.css'
import { BuilderPart } from './BuilderPart.js'
import type { BuilderActions } from './builderActions.js'
import { focusMoveButton } from './MoveButtons.js'

export type BuilderProps = {
  /** The expression; while its text is broken, the last one that was none. */
  read: ReadExpression | undefined
  /** Whether the text is broken, so that there is nothing to change. */
  isBroken: boolean
  onChange: (text: string) => void
}

/** An expression as conditions and groups. Every change is an edit of the text. */
export function Builder({ read, isBroken, onChange }: BuilderProps) {
  const root = useRef<HTMLFieldSetElement>(null)
  const moved = useRef<{ path: OutlinePath; to: MoveDirection }>(undefined)
  // Parts are known by their place, so the focus must follow a moved one.
  useEffect(() => {
    if (moved.current === undefined || root.current === null) return
    const { path, to } = moved.current
    moved.current = undefined
    focusMoveButton(root.current, path, to)
  })
  if (read === undefined) {
    return isBroken ? (
      <Text size="xs" c="dimmed">
        The conditions appear here when the text is an expression.
      </Text>
    ) : (
      <AddCondition label="Add condition" opened onAdd={onChange} />
    )
  }
  const take = (text: string | undefined): boolean => {
    if (text === undefined) return false
    onChange(text)
    return true
  }
  const actions: BuilderActions = {
    change: (index, change) => take(changeComparison(read, index, change)),
    setOperator: (path, operator) => onChange(setOperator(read, path, operator)),
    append: (path, comparison) => void take(appendComparison(read, path, comparison)),
    group: (path, operator) => void take(wrapPart(read, path, textAt(read, path), operator)),
    move: (path, to) => {
      const result = movePart(read, path, to)
      if (result === undefined) return
      moved.current = { path: result.path, to }
      onChange(result.text)
    },
    ungroup: (path) => {
      // Its first condition takes its place.
      if (take(ungroupPart(read, path))) moved.current = { path, to: 'up' }
    },
    remove: (path) => onChange(removePart(read, path)),
  }
  return (
    // Disables all controls inside.
    <fieldset ref={root} className={classes['builder']} disabled={isBroken} aria-label="Conditions">
      {isBroken && (
        <Text size="xs" c="var(--text-warn)" role="status">
          The text is not an expression at the moment. These are the last valid conditions: correct the text
          to change them.
        </Text>
      )}
      <BuilderPart read={read} part={read.outline} path={[]} within="and" actions={actions} />
      {read.outline.type === 'comparison' && (
        <AddCondition label="Add condition" onAdd={(comparison) => actions.append([], comparison)} />
      )}
    </fieldset>
  )
}

function textAt({ text, outline }: ReadExpression, path: OutlinePath): string {
  let part = outline
  for (const place of path) part = (part.type === 'comparison' ? undefined : part.operands[place]) ?? part
  return text.slice(part.outer.start, part.outer.end)
}
