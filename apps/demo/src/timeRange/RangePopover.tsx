import { Popover } from '@mantine/core'
import { useOpenOnMount } from '../components/float/useOpenOnMount.js'
import { lazyPart } from '../components/LazyPart.js'
import { withMantine } from '../components/mantine/withMantine.js'
import { RangeButton } from './RangeButton.js'

const { Part: RangePanel, preload } = lazyPart(() =>
  import('./RangePanel.js').then((module) => module.RangePanel),
)

/** Opens the panel to change the range of all charts. */
export const RangePopover = withMantine(function RangePopover() {
  const { opened, setOpened, target } = useOpenOnMount()
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
      keepMounted={false}
    >
      <Popover.Target>
        <RangeButton ref={target} onClick={() => setOpened(!opened)} onPointerEnter={preload} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Time range">
        <RangePanel onClose={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
})
