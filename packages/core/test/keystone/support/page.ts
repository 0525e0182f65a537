import type { Fetch } from '@monasca/core'

/** Request headers that a page may send to another origin without a preflight. */
const simpleRequest = new Set(['accept', 'accept-language', 'content-language'])
const simpleType = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/
/** Response headers that a page may read without permission. */
const simpleAnswer = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'pragma',
]

function words(headers: Headers, name: string): string[] {
  return (headers.get(name) ?? '').split(',').map((word) => word.trim().toLowerCase())
}

/** The names of the headers that require a preflight. */
function unusual(headers: Headers): string[] {
  return [...headers].flatMap(([name, value]) => {
    const simple = simpleRequest.has(name) || (name === 'content-type' && simpleType.test(value))
    return simple ? [] : [name]
  })
}

function refuse(origin: string, url: string, what: string): never {
  // A browser reveals no more to a page; the cause is for the reader of a failed test.
  throw new TypeError('Failed to fetch', { cause: `${url} does not allow ${origin} ${what}` })
}

/** The requests of a page, including preflights. */
export type PageFetch = Fetch & { requests: string[] }

/** The `fetch` of a page of the given origin: sends preflights as browsers do, and hides what the page may not read. */
export function pageFetch(origin: string): PageFetch {
  const requests: string[] = []

  async function preflight(url: string, method: string, fields: string[]): Promise<void> {
    requests.push(`OPTIONS ${url}`)
    const { ok, headers } = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': [...fields].sort().join(','),
      },
    })
    if (!ok || headers.get('Access-Control-Allow-Origin') !== origin) refuse(origin, url, 'to ask')
    const methods = ['get', 'head', 'post', ...words(headers, 'Access-Control-Allow-Methods')]
    if (!methods.includes(method.toLowerCase())) refuse(origin, url, method)
    const allowed = words(headers, 'Access-Control-Allow-Headers')
    for (const field of fields) if (!allowed.includes(field)) refuse(origin, url, `the header ${field}`)
  }

  const send: Fetch = async (input, init = {}) => {
    const url = String(input)
    const method = init.method ?? 'GET'
    const headers = new Headers(init.headers)
    const fields = unusual(headers)
    if (fields.length > 0 || !['GET', 'HEAD', 'POST'].includes(method)) await preflight(url, method, fields)
    requests.push(`${method} ${url}`)
    headers.set('Origin', origin)
    const answer = await fetch(url, { ...init, headers })
    const { status, headers: all } = answer
    if (!['*', origin].includes(all.get('Access-Control-Allow-Origin') ?? '')) refuse(origin, url, 'to read')
    const readable = [...simpleAnswer, ...words(all, 'Access-Control-Expose-Headers')]
    const exposed = [...all].filter(([name]) => readable.includes(name))
    const body = [204, 304].includes(status) ? null : await answer.arrayBuffer()
    return new Response(body, { status, headers: exposed })
  }
  return Object.assign(send, { requests })
}
