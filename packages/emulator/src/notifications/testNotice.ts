import type { Notice } from './notice.js'

/** The alarm id in test notifications. No alarm has it. */
export const testAlarmId = '00000000-0000-0000-0000-000000000000'

/** The content of a test notification. `now` is in ms since the epoch. */
export function createTestNotice(now: number): Notice {
  return {
    alarmId: testAlarmId,
    definitionId: testAlarmId,
    name: 'Test notification',
    description: 'A test of this notification method',
    severity: 'LOW',
    oldState: 'OK',
    newState: 'ALARM',
    reason: 'This is a test: no alarm has fired',
    timestamp: now,
    lifecycleState: null,
    link: null,
    metrics: [],
  }
}
