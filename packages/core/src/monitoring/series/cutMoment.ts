import { PagingError } from '../../errors/index.js'
import { maximumLimit, maySplitMoment } from '../nextOffset.js'
import { noteReceived } from '../receivedPage.js'
import type { Page } from '../requester.js'
import { type AnySeries, cut, measure } from './anySeries.js'

/**
 * Leaves points at the last time of a page of merged measurements to the next page. A page with only one time is read
 * again with a larger limit.
 *
 * @throws `PagingError` if there are more points at one time than fit on a page
 */
export async function cutMoment<series extends AnySeries>(
  page: Page<series>,
  limit: number = maximumLimit,
  read: (limit: number) => Promise<Page<series>>,
): Promise<Page<series>> {
  let whole = page
  for (let size = limit; maySplitMoment(whole.nextOffset); whole = await read(size)) {
    const { first, last } = measure(whole.elements)
    if (last > first) {
      const elements = cut(whole.elements, Number.NEGATIVE_INFINITY, last) as series[]
      const [prefix = ''] = /^\d+_/.exec(whole.nextOffset ?? '') ?? []
      const nextOffset = prefix + new Date(measure(elements).last).toISOString()
      return noteReceived({ elements, nextOffset }, whole)
    }
    if (size >= maximumLimit) {
      throw new PagingError({
        list: '/metrics/measurements',
        offset: whole.nextOffset,
        loaded: 0,
        reason: 'there are more points at one time than fit on a page',
        advice: 'Request one metric at a time, by `dimensions` or `groupBy`.',
      })
    }
    size = Math.min(size * 2, maximumLimit)
  }
  return whole
}
