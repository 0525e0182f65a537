export { formatTimePoint, formatTimeRange } from './formatTimePoint.js'
export { parseTimePoint, parseTimeRange } from './parseTimeRange.js'
export { resolveTimePoint, resolveTimeRange } from './resolveTimePoint.js'
export { InvalidTimeError } from './timeError.js'
export {
  isNow,
  type RoundingUnit,
  type TimeContext,
  type TimePoint,
  type TimePointRange,
  type TimeStep,
  type TimeUnit,
} from './timePoint.js'
export type { TimeProblemCode } from './timeProblem.js'
export { fromWallTime, parseZone, toWallTime, type WallTime, zoneOffset } from './timeZone.js'
export { tryParseTimeRange } from './tryParseTimeRange.js'
