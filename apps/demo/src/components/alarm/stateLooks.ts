import type { AlarmState } from '@monasca/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconHelpCircleFilled } from '@tabler/icons-react'

/** Label, colour and icon of each state: never the colour alone. */
export const stateLooks = {
  ALARM: { label: 'Alarm', color: 'red', Icon: IconAlertTriangleFilled },
  UNDETERMINED: { label: 'Undetermined', color: 'gray', Icon: IconHelpCircleFilled },
  OK: { label: 'OK', color: 'green', Icon: IconCircleCheckFilled },
} as const satisfies Record<AlarmState, unknown>
