import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useOpenOnMount } from '../components/float/useOpenOnMount.js'
import { withMantine } from '../components/mantine/withMantine.js'
import { useFrameRange } from './FrameRangeContext.js'
import { type RefreshChoice, refreshIntervals } from './frameSearch.js'
import { RefreshButton, refreshLabel } from './RefreshButton.js'

const choices: readonly RefreshChoice[] = [undefined, ...refreshIntervals, 'off']

/** Chooses how often the page updates. */
export const RefreshMenu = withMantine(function RefreshMenu() {
  const { opened, setOpened, target } = useOpenOnMount()
  const { refresh, setRefresh } = useFrameRange()
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      shadow="md"
      width={150}
      withinPortal={false}
    >
      <Menu.Target>
        <RefreshButton ref={target} />
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
})
