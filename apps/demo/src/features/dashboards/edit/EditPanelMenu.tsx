import { ActionIcon, Menu } from '@mantine/core'
import { IconCopyPlus, IconDots, IconEdit, IconTrash } from '@tabler/icons-react'
import { panelTitle } from '../../../panels/panelTitle.js'
import type { DashboardPanel } from '../model/dashboard.js'

export type EditPanelMenuProps = {
  panel: DashboardPanel
  onEdit: () => void
  onDuplicate: () => void
  onRemove: () => void
}

const icon = { size: 14, 'aria-hidden': true } as const

/** What can be done with a panel while the dashboard is edited. */
export function EditPanelMenu({ panel, onEdit, onDuplicate, onRemove }: EditPanelMenuProps) {
  const title = panelTitle(panel)
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Edit ${title}`} onClick={onEdit}>
        <IconEdit size={15} aria-hidden="true" />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Actions of ${title}`}>
            <IconDots size={15} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEdit {...icon} />} onClick={onEdit}>
            Edit
          </Menu.Item>
          <Menu.Item leftSection={<IconCopyPlus {...icon} />} onClick={onDuplicate}>
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={onRemove}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
