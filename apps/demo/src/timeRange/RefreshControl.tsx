import { Button, Menu, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconChevronDown, IconRefresh } from '@tabler/icons-react'
import { useFrameRange } from './FrameRangeContext.js'
import { type RefreshChoice, refreshIntervals } from './frameSearch.js'

const choices: readonly RefreshChoice[] = [undefined, ...refreshIntervals, 'off']

/** Chooses how often the page updates. */
export function RefreshControl() {
  const { refresh, setRefresh } = useFrameRange()
  return (
    <Menu position="bottom-end" shadow="md" width={150} withinPortal={false}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          fw={500}
          px={8}
          visibleFrom="sm"
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          rightSection={<IconChevronDown size={12} aria-hidden="true" />}
        >
          <VisuallyHidden>Update every </VisuallyHidden>
          {refreshLabel(refresh)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Update every</Menu.Label>
        {choices.map((choice) => (
          <Menu.Item
            key={String(choice)}
            aria-current={choice === refresh || undefined}
            rightSection={choice === refresh ? <IconCheck size={14} aria-hidden="true" /> : undefined}
            onClick={() => setRefresh(choice)}
          >
            {refreshLabel(choice)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function refreshLabel(refresh: RefreshChoice): string {
  if (refresh === undefined) return 'Auto'
  if (refresh === 'off') return 'Off'
  return refresh < 60 ? `${refresh} s` : `${refresh / 60} min`
}
