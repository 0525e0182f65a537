import { TimeoutError } from '../../errors/index.js'
import { toText } from '../../series/toText.js'
import { nextName } from '../nextOffset.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { isObject, requestPage } from '../send.js'

type NamesRequest = {
  path: string
  query: Record<string, string | number | undefined>
  /** The one member of each element. */
  member: string
}

/**
 * Asks for a page of a list of plain texts. The last text is the offset of the next page, rather than the link's:
 * servers put it into the link without encoding it.
 */
export async function requestNames(
  requester: Requester,
  { path, query, member }: NamesRequest,
  options: RequestOptions,
): Promise<Page<string>> {
  const page = await requestPage(requester, path, query, options).catch((error: unknown) => {
    if (!(error instanceof TimeoutError)) throw error
    const { method, url, timeout } = error
    const metaMessages = [
      'A server with many metrics may take more than a minute for lists of names and values, whatever their `limit`.',
      `Raise \`timeout\` (milliseconds) for this call, or narrow the list with \`${path === '/metrics/names' ? 'dimensions' : 'metricName'}\`.`,
    ]
    throw new TimeoutError({ method, url, timeout, metaMessages, cause: error })
  })
  const names = page.elements.map((element) => toText(isObject(element) ? element[member] : element))
  return { elements: names, nextOffset: nextName(names, page.nextOffset) }
}
