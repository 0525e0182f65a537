import { IconChevronDown, IconClock } from '@tabler/icons-react'
import { Button } from '../components/base/Button.js'
import { HiddenText } from '../components/base/HiddenText.js'
import type { TriggerProps } from '../components/float/lazyFloat.js'
import { useFrameRange } from './FrameRangeContext.js'
import classes from './RangeButton.module.css'
import { zoneLabel } from './zoneLabel.js'

/** The range of all charts, with its zone. Opens the panel to change it. */
export function RangeButton({ className = '', ...props }: TriggerProps) {
  const { label, zone, endTime } = useFrameRange()
  return (
    <Button
      variant="default"
      size="xs"
      className={`${classes['range']} ${className}`}
      leftSection={<IconClock size={14} aria-hidden="true" />}
      rightSection={<IconChevronDown size={12} aria-hidden="true" />}
      {...props}
    >
      <HiddenText>Time range: </HiddenText>
      {label}
      <span className={classes['zone']}>&nbsp;{zoneLabel(zone, endTime)}</span>
    </Button>
  )
}
