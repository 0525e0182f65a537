/** The types of notification methods that the real engine supports by default. */
export const defaultNotificationTypes: readonly string[] = ['EMAIL', 'PAGERDUTY', 'WEBHOOK']
