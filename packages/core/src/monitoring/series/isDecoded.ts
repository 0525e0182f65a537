import type { ColumnSeries } from '../../series/index.js'
import { isObject } from '../send.js'

/** Whether an element of a response comes from a decoder of `requestColumns`: JSON contains no typed arrays. */
export function isDecoded<column extends string>(element: unknown): element is ColumnSeries<column> {
  return isObject(element) && element['timestamps'] instanceof Float64Array
}
