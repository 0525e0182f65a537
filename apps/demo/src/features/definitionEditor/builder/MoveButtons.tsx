import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReadExpression } from '../model/editExpression.js'
import { canMove, type MoveDirection } from '../model/movePart.js'
import type { OutlinePath } from '../model/outline.js'
import classes from './Builder.module.css'
import type { BuilderActions } from './builderActions.js'

export type MoveButtonsProps = {
  read: ReadExpression
  path: OutlinePath
  actions: Pick<BuilderActions, 'move'>
  /** `condition 2` or `group 1`. */
  name: string
}

const directions = [
  { to: 'up', Icon: IconArrowUp },
  { to: 'down', Icon: IconArrowDown },
] as const

/** Moves a part by one step, also into and out of groups. The focus stays on the button of the moved part. */
export function MoveButtons({ read, path, actions, name }: MoveButtonsProps) {
  return directions.map(({ to, Icon }) => (
    <ActionIcon
      key={to}
      size={22}
      className={classes['move'] ?? ''}
      variant="subtle"
      color="gray"
      title={`Move ${to}`}
      aria-label={`Move ${name} ${to}`}
      data-move={moveKey(path, to)}
      disabled={!canMove(read, path, to)}
      onClick={() => actions.move(path, to)}
    >
      <Icon size={14} aria-hidden="true" />
    </ActionIcon>
  ))
}

function moveKey(path: OutlinePath, to: MoveDirection): string {
  return `${path.join('.')} ${to}`
}

/** Focuses the button that moves the part further; at the end, the one that moves it back. */
export function focusMoveButton(root: ParentNode, path: OutlinePath, to: MoveDirection): void {
  const back = to === 'up' ? 'down' : 'up'
  const find = (direction: MoveDirection) =>
    root.querySelector<HTMLButtonElement>(`[data-move="${moveKey(path, direction)}"]:enabled`)
  const button = find(to) ?? find(back)
  button?.focus()
}
