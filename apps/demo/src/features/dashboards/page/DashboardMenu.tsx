import { ActionIcon, Menu } from '@mantine/core'
import { IconCopyPlus, IconDots, IconDownload, IconEdit, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { downloadText } from '../../../components/downloadText.js'
import type { Dashboard } from '../model/dashboard.js'
import { fileNameOf } from '../model/dashboardFile.js'
import { formatDashboard } from '../model/formatDashboard.js'
import type { StoredDashboard } from '../store/dashboardStore.js'
import { useDashboardActions } from '../store/useDashboardActions.js'

export type DashboardMenuProps = {
  dashboard: Dashboard
  /** Of the user’s own; others can be neither edited nor deleted. */
  stored: StoredDashboard | undefined
  /** Called after it was deleted. */
  onDelete?: (() => void) | undefined
  /** Whether it stands in a row of a list. @default false */
  isQuiet?: boolean | undefined
}

const icon = { size: 14, 'aria-hidden': true } as const

/** What can be done with a dashboard as a whole. */
export function DashboardMenu({ dashboard, stored, onDelete, isQuiet = false }: DashboardMenuProps) {
  const navigate = useNavigate()
  const { copy, remove } = useDashboardActions()
  const { title } = dashboard
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          {...(isQuiet ? { variant: 'subtle', color: 'gray' } : { variant: 'default' })}
          size={30}
          style={{ position: 'relative', flex: 'none' }}
          aria-label={`Actions of ${title}`}
        >
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {stored && isQuiet && (
          <Menu.Item
            leftSection={<IconEdit {...icon} />}
            onClick={() =>
              void navigate({
                to: '/dashboards/$dashboardId',
                params: { dashboardId: stored.id },
                search: { edit: true },
              })
            }
          >
            Edit
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCopyPlus {...icon} />} onClick={() => copy(dashboard, false)}>
          Clone
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDownload {...icon} />}
          onClick={() => downloadText(fileNameOf(title), formatDashboard(dashboard), 'application/json')}
        >
          Export
        </Menu.Item>
        {stored && (
          <Menu.Item
            leftSection={<IconTrash {...icon} />}
            onClick={() => {
              remove(stored)
              onDelete?.()
            }}
          >
            Delete
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
