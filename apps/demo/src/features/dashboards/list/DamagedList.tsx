import { Button, Group } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { downloadText } from '../../../components/downloadText.js'
import type { DamagedDashboard } from '../store/dashboardStore.js'
import { useDashboardStore } from '../store/useDashboards.js'
import { Problems } from './Problems.js'

/** Entries of the storage that are no dashboards: to save as they are, or to delete. */
export function DamagedList({ damaged }: { damaged: readonly DamagedDashboard[] }) {
  const store = useDashboardStore()
  return damaged.map(({ id, text, problems }) => (
    <div key={id}>
      <Problems title={`The stored dashboard ${id} cannot be read`} problems={problems} />
      <Group gap="xs" mt={6}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          onClick={() => downloadText(`${id}.json`, text, 'application/json')}
        >
          Save as it is
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          onClick={() => store.remove(id)}
        >
          Delete
        </Button>
      </Group>
    </div>
  ))
}
