export type {
  AlarmCreated,
  AlarmEvent,
  AlarmMetricAdded,
  AlarmTransition,
  EvaluatedSubAlarm,
} from './alarmEvent.js'
export {
  type AlarmSeries,
  type AlarmSeriesRead,
  type PlanAlarmSeriesParameters,
  planAlarmSeries,
} from './alarmSeries.js'
export {
  type AlarmStatePeriod,
  type AlarmTimeline,
  type AlarmTimelineParameters,
  alarmTimeline,
} from './alarmTimeline.js'
export { type BacktestOptions, backtest } from './backtest.js'
export type { BacktestLimit, BacktestLimitCode } from './backtestLimits.js'
export type {
  BacktestAlarm,
  BacktestParameters,
  BacktestProgress,
  BacktestResult,
  BacktestRun,
} from './backtestTypes.js'
export { DefinitionEvaluator, type DefinitionEvaluatorOptions } from './definitionEvaluator.js'
export { type EvaluatedMetric, Evaluator, type EvaluatorOptions, type SavedEvaluator } from './evaluator.js'
export {
  type AlarmExplanation,
  type EvaluatedValue,
  type ExplainAlarmParameters,
  type ExplainedMetric,
  type ExplainedSubAlarm,
  explainAlarm,
} from './explainAlarm.js'
export type { MetricFeed } from './metricFeed.js'
export { prepareBacktest } from './prepareBacktest.js'
export type {
  BacktestAlarmOutline,
  BacktestChange,
  BacktestOutline,
  PreparedAlarm,
  PreparedBacktest,
} from './preparedTypes.js'
export {
  type AlarmPreview,
  type PreviewAlarmsParameters,
  type PreviewedAlarm,
  previewAlarms,
} from './previewAlarms.js'
export { runBacktest } from './runBacktest.js'
export type {
  AdoptedAlarm,
  EvaluatedAlarm,
  SavedAlarm,
  SavedDefinition,
  SavedWaitingMetric,
} from './savedDefinition.js'
export type { SavedWindow } from './slotWindow.js'
export {
  type SavedSubAlarm,
  SubAlarmEvaluator,
  type SubAlarmEvaluatorOptions,
  type SubAlarmReport,
} from './subAlarmEvaluator.js'
export { BacktestWorkerError } from './worker/backtestWorkerError.js'
export {
  type BacktestWorker,
  type BacktestWorkerPort,
  createBacktestWorker,
  type PrepareInWorkerOptions,
  type RemoteBacktest,
} from './worker/createBacktestWorker.js'
export type { BacktestPort } from './worker/port.js'
export { serveBacktests } from './worker/serveBacktests.js'
