import { ActionIcon, Menu } from '@mantine/core'
import type { NotificationMethod } from '@monasca/core'
import { IconCopy, IconDots, IconPencil, IconSend, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'

const items = [
  { action: 'edit', label: 'Edit', Icon: IconPencil },
  { action: 'clone', label: 'Clone', Icon: IconCopy },
  { action: 'test', label: 'Test', Icon: IconSend },
  { action: 'delete', label: 'Delete', Icon: IconTrash },
] as const

/** The actions on one method. */
export function MethodMenu({ method: { id, name } }: { method: NotificationMethod }) {
  return (
    <Menu position="bottom-end" width={160} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}>
          <IconDots size={17} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ action, label, Icon }) => (
          <Menu.Item
            key={action}
            renderRoot={(props) => (
              <Link
                from="/notifications"
                to="/notifications"
                search={({ sort }) => ({ action, method: id, sort })}
                {...props}
              />
            )}
            {...(action === 'delete' ? { c: 'var(--text-bad)' } : {})}
            leftSection={<Icon size={16} stroke={1.6} aria-hidden="true" />}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
