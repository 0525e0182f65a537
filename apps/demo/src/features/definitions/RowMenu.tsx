import { ActionIcon, Menu } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { IconBell, IconCopy, IconDots, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { aboveRowLink } from '../../components/table/rowLink.js'

export type RowMenuProps = {
  definition: AlarmDefinition
  mayWrite: boolean
  onExport: (definitions: readonly AlarmDefinition[]) => void
  onDelete: (definitions: readonly AlarmDefinition[]) => void
}

/** The actions of one definition. */
export function RowMenu({ definition, mayWrite, onExport, onDelete }: RowMenuProps) {
  const { id, name } = definition
  return (
    <Menu position="bottom-end" width={190} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions of ${name}`} className={aboveRowLink}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayWrite && (
          <>
            <Menu.Item
              renderRoot={(props) => (
                <Link {...props} to="/definitions/$definitionId" params={{ definitionId: id }} />
              )}
              leftSection={<IconPencil size={15} aria-hidden="true" />}
            >
              Edit
            </Menu.Item>
            <Menu.Item
              renderRoot={(props) => <Link {...props} to="/definitions/new" search={{ from: id }} />}
              leftSection={<IconCopy size={15} aria-hidden="true" />}
            >
              Clone
            </Menu.Item>
          </>
        )}
        <Menu.Item
          renderRoot={(props) => <Link {...props} to="/alarms" search={{ definition: id }} />}
          leftSection={<IconBell size={15} aria-hidden="true" />}
        >
          Show alarms
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDownload size={15} aria-hidden="true" />}
          onClick={() => onExport([definition])}
        >
          Export
        </Menu.Item>
        {mayWrite && (
          <Menu.Item
            c="var(--text-bad)"
            leftSection={<IconTrash size={15} aria-hidden="true" />}
            onClick={() => onDelete([definition])}
          >
            Delete
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
