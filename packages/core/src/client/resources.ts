import { type LazyModule, lazyModule } from '../transport/index.js'

/** The calls of the API, by file. A client loads each at the first call: few pages use them all. */
export const resources: {
  readonly alarmDefinitions: LazyModule<typeof import('../monitoring/alarmDefinitions.js')>
  readonly alarmHistory: LazyModule<typeof import('../monitoring/alarmHistory.js')>
  readonly alarms: LazyModule<typeof import('../monitoring/alarms.js')>
  readonly metrics: LazyModule<typeof import('../monitoring/metrics.js')>
  readonly notifications: LazyModule<typeof import('../monitoring/notifications.js')>
  readonly series: LazyModule<typeof import('../monitoring/series.js')>
} = {
  alarmDefinitions: lazyModule(() => import('../monitoring/alarmDefinitions.js')),
  alarmHistory: lazyModule(() => import('../monitoring/alarmHistory.js')),
  alarms: lazyModule(() => import('../monitoring/alarms.js')),
  metrics: lazyModule(() => import('../monitoring/metrics.js')),
  notifications: lazyModule(() => import('../monitoring/notifications.js')),
  series: lazyModule(() => import('../monitoring/series.js')),
}
