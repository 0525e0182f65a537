import { monascaQueryKey } from './queryKey.js'

/** Keys of all lists and counts that an alarm is in. */
export function alarmLists(scope: string): (readonly unknown[])[] {
  const alarms = monascaQueryKey(scope, 'alarms')
  return [
    [...alarms, 'list'],
    [...alarms, 'count'],
    [...alarms, 'historyList'],
  ]
}

/** Keys of what is asked for by the id of one alarm. */
export function oneAlarm(scope: string, alarmId: string): (readonly unknown[])[] {
  const alarms = monascaQueryKey(scope, 'alarms')
  return [
    [...alarms, 'get', { alarmId }],
    [...alarms, 'history', { alarmId }],
  ]
}

/** Keys of what shows, filters by, or counts the lifecycle state and the link of one alarm. */
export function alarmTexts(scope: string, alarmId: string): (readonly unknown[])[] {
  const alarms = monascaQueryKey(scope, 'alarms')
  return [
    [...alarms, 'list'],
    [...alarms, 'count'],
    [...alarms, 'get', { alarmId }],
  ]
}

/** Keys of what shows the name or severity of alarm definitions. */
export function whatShowsDefinitions(scope: string): (readonly unknown[])[] {
  const alarms = monascaQueryKey(scope, 'alarms')
  return [
    [...alarms, 'list'],
    [...alarms, 'count'],
    [...alarms, 'get'],
  ]
}

/** Key of the lists of alarm definitions. */
export function alarmDefinitionLists(scope: string): readonly unknown[] {
  return [...monascaQueryKey(scope, 'alarmDefinitions'), 'list']
}

/** Key of one alarm definition. */
export function oneAlarmDefinition(scope: string, alarmDefinitionId: string): readonly unknown[] {
  return [...monascaQueryKey(scope, 'alarmDefinitions'), 'get', { alarmDefinitionId }]
}

/** Key of the lists of notification methods. */
export function notificationLists(scope: string): readonly unknown[] {
  return [...monascaQueryKey(scope, 'notifications'), 'list']
}

/** Key of one notification method. */
export function oneNotification(scope: string, notificationId: string): readonly unknown[] {
  return [...monascaQueryKey(scope, 'notifications'), 'get', { notificationId }]
}
