import { ActionIcon, Button, Popover, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconClock, IconZoomOut } from '@tabler/icons-react'
import { use, useState } from 'react'
import { ChartZoomContext } from '../components/chart/ChartZoom.js'
import { lazyPart } from '../components/LazyPart.js'
import { useFrameRange } from './FrameRangeContext.js'
import classes from './RangeControl.module.css'
import { zoneLabel } from './zoneLabel.js'

const { Part: RangePanel, preload } = lazyPart(() =>
  import('./RangePanel.js').then((module) => module.RangePanel),
)

/** Shows the range of all charts with its zone, and opens the panel to change it. */
export function RangeControl() {
  const [opened, setOpened] = useState(false)
  const { label, live, zone, endTime } = useFrameRange()
  const zoom = use(ChartZoomContext)
  return (
    <>
      {!live && (
        <Tooltip label="Zoom out">
          <ActionIcon variant="default" size={30} aria-label="Zoom out" onClick={() => zoom?.zoomOut()}>
            <IconZoomOut size={15} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      )}
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
          <Button
            variant="default"
            size="xs"
            fw={500}
            className={classes['range'] ?? ''}
            leftSection={<IconClock size={14} aria-hidden="true" />}
            rightSection={<IconChevronDown size={12} aria-hidden="true" />}
            onClick={() => setOpened(!opened)}
            onPointerEnter={preload}
          >
            <VisuallyHidden>Time range: </VisuallyHidden>
            {label}
            <span className={classes['zone']}>&nbsp;{zoneLabel(zone, endTime)}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label="Time range">
          <RangePanel onClose={() => setOpened(false)} />
        </Popover.Dropdown>
      </Popover>
    </>
  )
}
