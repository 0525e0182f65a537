import { ActionIcon, Loader, Menu } from '@mantine/core'
import { IconDots, IconTableExport } from '@tabler/icons-react'
import { lazyPart } from '../LazyPart.js'
import type { ChartMenuItemsProps } from './ChartMenuItems.js'

export type ChartMenuProps = ChartMenuItemsProps & {
  /** The chart’s title. */
  title: string
  /** Whether another menu is beside it: two buttons with the same dots would be mistaken for each other. */
  isBesideMenu: boolean
}

// Loads when the button is pointed at, or has the focus.
const { Part: Items, preload } = lazyPart(
  () => import('./ChartMenuItems.js').then((module) => module.ChartMenuItems),
  <Loader size="xs" m="xs" role="status" aria-label="Loading…" />,
)

/** What can be done with a chart. */
export function ChartMenu({ title, isBesideMenu, ...items }: ChartMenuProps) {
  const Icon = isBesideMenu ? IconTableExport : IconDots
  return (
    <Menu position="bottom-end" width={190} shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={`Actions of chart ${title}`}
          onPointerEnter={preload}
          onFocus={preload}
        >
          <Icon size={15} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Items {...items} />
      </Menu.Dropdown>
    </Menu>
  )
}
