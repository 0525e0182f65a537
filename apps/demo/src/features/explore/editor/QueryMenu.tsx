import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCopyPlus, IconDots, IconTrash } from '@tabler/icons-react'

export type QueryMenuProps = {
  /** The name of the query: A, B, C… */
  letter: string
  isFirst: boolean
  isLast: boolean
  /** Without it there are too many queries. */
  onDuplicate: (() => void) | undefined
  onMove: (by: number) => void
  onRemove: () => void
}

const icon = { size: 14, 'aria-hidden': true } as const

/** What can be done with a query as a whole. */
export function QueryMenu({ letter, isFirst, isLast, onDuplicate, onMove, onRemove }: QueryMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Actions of query ${letter}`}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopyPlus {...icon} />}
          disabled={onDuplicate === undefined}
          onClick={onDuplicate}
        >
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowUp {...icon} />} disabled={isFirst} onClick={() => onMove(-1)}>
          Move up
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...icon} />} disabled={isLast} onClick={() => onMove(1)}>
          Move down
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={onRemove}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
