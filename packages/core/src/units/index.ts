export { type FormatValueOptions, formatAxisValue, formatValue } from './formatValue.js'
export { type MetricUnit, metricUnits } from './metricUnit.js'
export { isBinaryUnit } from './scales.js'
export { unitOfMetric } from './unitOfMetric.js'
