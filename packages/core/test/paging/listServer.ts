import { NoAuth } from '../../src/identity/index.js'
import { type Client, createClient, createSession } from '../../src/index.js'
import { listen, type ReceivedRequest, type Reply } from '../support/listen.js'

/** Variants of the link to the next page. */
export const behaviours = [
  'correct',
  'double-encoded next',
  'UUID next',
  'non-moving offset',
  'exact-full page',
] as const

export type Behaviour = (typeof behaviours)[number]

/** Meaning of an offset in a list. */
export type Offsets = 'count' | 'position' | 'hash' | 'name' | 'time'

export type ListServerOptions = {
  behaviour?: Behaviour
  offsets: Offsets
  /** Maximum page size. @default 10000 */
  most?: number
  /** Compares names with the offset in lower case. @default false */
  lowersOffset?: boolean
  /** Always returns the first page. @default false */
  ignoresOffset?: boolean
  /** Called before each response; awaits the result, and sends it instead of the page if it is a response. */
  before?: (request: ReceivedRequest) => Reply | undefined | Promise<Reply | undefined>
}

export type ListServer = { client: Client; requests: ReceivedRequest[] }

type Wire = Readonly<Record<string, unknown>>

/** A client without authentication, and a server with this handler. */
export async function serve(
  answer: (query: URLSearchParams, request: ReceivedRequest) => Reply | Promise<Reply>,
): Promise<ListServer> {
  const { url, requests } = await listen((request) =>
    answer(new URL(request.url, 'http://monasca').searchParams, request),
  )
  const session = createSession({ auth: new NoAuth({ endpoint: url }), retries: 0 })
  return { client: createClient({ session, endpoint: url }), requests }
}

/** A real HTTP server with one list, paged like one of the known servers. */
export async function serveList(elements: readonly Wire[], options: ListServerOptions): Promise<ListServer> {
  const { behaviour = 'correct', offsets, most = 10_000, ignoresOffset = false, before } = options
  return serve(async (query, request) => {
    const early = await before?.(request)
    if (early !== undefined) return early
    const offset = query.get('offset')
    const limit = Math.min(Number(query.get('limit') ?? most), most)
    if (offset !== null && !isAcceptable(offset, offsets)) return refuse(offset)
    const start = offset === null || ignoresOffset ? 0 : findStart(elements, offset, options)
    const page = elements.slice(start, start + limit)
    const isMore =
      start + limit < elements.length || (behaviour === 'exact-full page' && page.length === limit)
    const last = page.at(-1)
    const next =
      isMore && last !== undefined
        ? link(request.url, { behaviour, asked: offset, next: nameOffset(last, start, limit, offsets) })
        : []
    const shown = page.map((element, index) =>
      offsets === 'position' ? { ...element, id: String(start + index) } : element,
    )
    return { body: show(request.url, shown, [{ rel: 'self', href: request.url }, ...next]) }
  })
}

/** Alarm counts are a table. */
function show(url: string, elements: readonly Wire[], links: unknown): Wire {
  if (!url.startsWith('/alarms/count')) return { links, elements }
  const counts = elements.length === 0 ? [[0, null]] : elements.map(({ row }) => row)
  return { links, columns: ['count', 'name'], counts }
}

export function link(
  url: string,
  { behaviour, asked, next }: { behaviour: Behaviour; asked: string | null; next: string },
): { rel: string; href: string }[] {
  const { pathname, searchParams } = new URL(url, 'http://monasca')
  const encode = (text: string): string =>
    behaviour === 'double-encoded next'
      ? encodeURIComponent(encodeURIComponent(text))
      : encodeURIComponent(text)
  const others = [...searchParams]
    .filter(([name]) => name !== 'offset')
    .map(([name, value]) => `${name}=${encode(value)}`)
  const offset =
    behaviour === 'UUID next'
      ? '3b8d6a52-0a0f-4cbb-9d3c-6b0d8a4e8a11'
      : behaviour === 'non-moving offset'
        ? (asked ?? '0')
        : next
  return [{ rel: 'next', href: `http://monasca${pathname}?${[`offset=${offset}`, ...others].join('&')}` }]
}

function isAcceptable(offset: string, offsets: Offsets): boolean {
  if (offsets === 'name' || offsets === 'hash') return true
  return /^\d+$/.test(offset)
}

function refuse(offset: string): Reply {
  return {
    status: 422,
    body: { title: 'Unprocessable Entity', description: `Offset value ${offset} must be an integer` },
  }
}

function nameOffset(last: Wire, start: number, limit: number, offsets: Offsets): string {
  if (offsets === 'count') return String(start + limit)
  if (offsets === 'position') return String(start + limit - 1)
  if (offsets === 'time') return String(Date.parse(String(last['timestamp'])))
  if (offsets === 'hash') return String(last['id'])
  return String(Object.values(last)[0])
}

function findStart(elements: readonly Wire[], offset: string, options: ListServerOptions): number {
  const { offsets, lowersOffset = false } = options
  if (offsets === 'count') return Number(offset)
  if (offsets === 'position') return Number(offset) + 1
  if (offsets === 'hash') return elements.findIndex(({ id }) => id === offset) + 1
  if (offsets === 'time')
    return firstAfter(elements, (element) => Date.parse(String(element['timestamp'])) > Number(offset))
  const wanted = lowersOffset ? offset.toLowerCase() : offset
  const names = elements.map((element) => String(Object.values(element)[0]))
  // Like the Python server: after the first equal name, or at the first greater one.
  const found = names.findIndex((name) => name >= wanted)
  if (found === -1) return names.length
  return names[found] === wanted ? found + 1 : found
}

function firstAfter(elements: readonly Wire[], isAfter: (element: Wire) => boolean): number {
  const found = elements.findIndex(isAfter)
  return found === -1 ? elements.length : found
}
