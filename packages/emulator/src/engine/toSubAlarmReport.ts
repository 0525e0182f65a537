import type { EvaluatedSubAlarm } from '@monasca/core/evaluation'
import type { SubAlarmReport } from '../store/alarmHistory.js'

/** Formats a comparison of an alarm as the API does. */
export function toSubAlarmReport({ expression, state, currentValues }: EvaluatedSubAlarm): SubAlarmReport {
  const { metricName, ...rest } = expression
  return {
    sub_alarm_expression: { ...rest, metric_name: metricName },
    sub_alarm_state: state,
    current_values: currentValues,
  }
}
