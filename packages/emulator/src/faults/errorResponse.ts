import { STATUS_CODES } from 'node:http'
import type { FaultError } from './faultRule.js'

/** The only key of a body of the Java server. */
const javaKeys: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  422: 'unprocessable_entity',
}

/** Creates the reply of an error. `random` returns numbers from 0 to 1. */
export function errorResponse(error: FaultError, random: () => number): Response {
  const { status, shape = 'A', retryAfter } = error
  const title = STATUS_CODES[status] ?? 'Error'
  const message = error.message ?? 'The emulator simulates this failure.'
  const headers = new Headers({
    'Content-Type': shape === 'D' ? 'text/html; charset=utf-8' : 'application/json',
  })
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter))
  return new Response(body(), { status, headers })

  function body(): string {
    switch (shape) {
      case 'A':
        return JSON.stringify({ title, description: message })
      case 'B': {
        const code = Math.floor(random() * 2 ** 32).toString(16)
        const details = { code: status, message, details: '', internal_code: code }
        return JSON.stringify({ [javaKeys[status] ?? 'server_error']: details })
      }
      case 'C':
        return JSON.stringify({ error: { code: status, title, message } })
      case 'D':
        return message === '' ? '' : page(`${status} ${title}`, message)
    }
  }
}

function page(title: string, message: string): string {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${escaped}</p></body></html>\n`
}
