/** The types of notification methods that the real engine serves unless it is told otherwise. */
export const defaultNotificationTypes: readonly string[] = ['EMAIL', 'PAGERDUTY', 'WEBHOOK']
