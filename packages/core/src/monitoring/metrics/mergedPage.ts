import { maySplitMoment } from '../nextOffset.js'
import type { Page } from '../requester.js'
import type { AnySeries } from '../series/anySeries.js'
import type { SeriesParameters } from '../series.js'

/**
 * Reads a page of measurements. A page of merged metrics may end between points of one time, and its offset leads past all
 * of them; such a page is cut before that time.
 */
export async function readMergedPage<series extends AnySeries>(
  { mergeMetrics, groupBy, limit }: SeriesParameters,
  read: (limit: number | undefined) => Promise<Page<series>>,
): Promise<Page<series>> {
  const page = await read(limit)
  const isMerged = mergeMetrics === true && (groupBy === undefined || groupBy.length === 0)
  if (!isMerged || !maySplitMoment(page.nextOffset)) return page
  const { cutMoment } = await import('../series/cutMoment.js')
  return cutMoment(page, limit, read)
}
