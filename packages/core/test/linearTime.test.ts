import { expect, test } from 'vitest'
import { createAccessInfo } from '../src/access/index.js'
import { splitCatalogUrl } from '../src/discovery/endpointData.js'
import { guessVersion, parseVersions } from '../src/discovery/index.js'
import { rewriteLink } from '../src/discovery/rewriteLink.js'
import {
  completeExpression,
  formatExpression,
  lintExpression,
  parseExpression,
} from '../src/expression/index.js'
import { V3Password } from '../src/identity/index.js'
import { BaseError, createSession, redactExchange } from '../src/index.js'
import { nextOffset } from '../src/monitoring/nextOffset.js'
import { chooseProxy } from '../src/node/fetch/chooseProxy.js'
import { createSeriesDecoder } from '../src/series/index.js'
import { createScriptedFetch } from '../src/testing/index.js'
import { parseTimePoint, parseTimeRange } from '../src/time/index.js'
import { checkUrl, maskCredentials, safeUrl, trimSlashes } from '../src/transport/index.js'
import { unitOfMetric } from '../src/units/index.js'
import { hostileTexts } from './support/hostileTexts.js'

// No test here has a time limit to beat: with quadratic work, a megabyte takes minutes or hours.
const patience = { timeout: 120_000 }

/** Runs to its end, whatever the outcome. */
function attempt(action: () => unknown): void {
  try {
    action()
  } catch (error) {
    if (!(error instanceof BaseError || error instanceof TypeError)) throw error
  }
}

test('A2: URLs of any kind take linear time', patience, () => {
  for (const [, text] of hostileTexts()) {
    for (const url of [text, `https://h/${text}`, `https://${text}`, `//${text}@h`, `/${text}`]) {
      expect(trimSlashes(url).length).toBeLessThanOrEqual(url.length)
      expect(safeUrl(url).length).toBeLessThanOrEqual(url.length)
      expect(maskCredentials(url).length).toBeLessThanOrEqual(url.length + 3)
      attempt(() => checkUrl('endpoint', url))
      attempt(() => guessVersion(url))
      attempt(() => splitCatalogUrl(url, undefined))
      nextOffset([{ rel: 'next', href: url }], 1)
    }
    attempt(() => rewriteLink('https://h/identity', text))
  }
})

test('A2: error bodies take linear time, including the excerpt in the error', patience, async () => {
  for (const [, body] of hostileTexts([
    '<script></script',
    '<style>a</style>',
    'password=',
    '"token":"',
    '//a@',
    'a=',
    'token=a=',
  ])) {
    for (const status of [200, 500]) {
      const { fetch } = createScriptedFetch({ 'GET /x': { status, body } })
      const auth = new V3Password({ authUrl: 'http://k', userId: 'u', password: 'hunter22' })
      const error = await createSession({ auth, fetch, retries: 0 })
        .request({ url: 'http://mon/x', authenticated: false })
        .catch((reason: unknown) => reason)
      if (error instanceof BaseError) expect(error.message.length).toBeLessThan(1000)
      else expect(error).toMatchObject({ status: 200 })
    }
  }
})

test('A2: masking in the log takes linear time', patience, async () => {
  for (const [, text] of hostileTexts()) {
    const clean = await redactExchange({
      method: 'POST',
      url: `http://mon/${text}`,
      headers: { 'content-type': 'application/json', 'x-auth-token': 'gAAAA-token' },
      body: JSON.stringify({ text }),
      status: 200,
      responseHeaders: new Headers({ 'content-type': 'text/html' }),
      responseBody: text,
      error: undefined,
      duration: 1,
      requestId: undefined,
      attempt: 0,
      secrets: [],
    })
    expect(clean.responseBody).toMatch(/^<omitted: /)
  }
})

test('A2: NO_PROXY lists take linear time', patience, () => {
  const url = new URL('http://a.example.org:8080/')
  for (const [, text] of hostileTexts(['a,', '*.', '[::1],', '::/64,', '1.1.1.1/8,'])) {
    chooseProxy(url, { no_proxy: text, http_proxy: 'http://proxy' })
  }
})

test('A2: expressions', patience, async () => {
  const pieces = [
    'a>1 and ',
    'avg(a{k=\tv})>1 or ',
    'foo(x)>1 and ',
    'a{k=v,',
    'avg(a,60',
    ' times ',
    '5 > a ',
  ]
  for (const [, text] of hostileTexts(pieces, 200_000)) {
    attempt(() => formatExpression(parseExpression(text.slice(1, -5))))
    lintExpression(text)
    await completeExpression(text, text.length, () => [])
  }
})

test('A2: responses with a megabyte of one piece take linear time', patience, () => {
  const many = (element: string, count = 100_000) => `[${Array(count).fill(element).join()}]`
  const distinct = JSON.stringify(Array.from({ length: 100_000 }, (_, index) => `column${index}`))
  for (const text of [
    `{"elements":[{"columns":${distinct},"measurements":[]}]}`,
    `{"elements":[{"columns":${many('"value"')},"measurements":[[1]]}]}`,
    `{"elements":[{"measurements":${many('[]')}}]}`,
    `{"elements":${many('[')}`,
    `{"links":${'['.repeat(100_000)}`,
    `{"elements":[{"columns":["timestamp"],"measurements":[["${'\\u0026'.repeat(100_000)}"]]}]}`,
  ]) {
    const decoder = createSeriesDecoder({ member: 'measurements', columns: ['value'] })
    const bytes = new TextEncoder().encode(text)
    attempt(() => {
      for (let at = 0; at < bytes.length; at += 1000) decoder.write(bytes.subarray(at, at + 1000))
      decoder.end()
    })
  }
  const versions = Array.from({ length: 50_000 }, (_, index) => ({
    id: `v${index}.${'1.'.repeat(9)}0`,
    status: 'CURRENT',
    links: [{ rel: 'self', href: `http://h/v${index}` }],
  }))
  expect(parseVersions({ versions }, 'http://h')).toHaveLength(50_000)
  const catalog = Array.from({ length: 20_000 }, (_, index) => ({ type: `t${index}`, endpoints: [] }))
  const access = createAccessInfo({ token: { catalog } }, 'token')
  expect(() => access?.serviceCatalog.urlFor({ serviceType: 't19999' })).toThrow(BaseError)
})

test('A2: time ranges and names of metrics take linear time', patience, () => {
  const context = { now: Date.parse('2026-11-30T12:00:00Z'), zone: 'UTC' }
  for (const [, text] of hostileTexts([
    ' to ',
    '..',
    'now-',
    'now/d',
    '-1d',
    '||',
    '2026-11-30 ',
    '_sec',
    '_bytes',
  ])) {
    for (const range of [text, `now${text}`, `now-1d to ${text}`, `2026-11-30||${text}`]) {
      expect(() => parseTimeRange(range, context)).toThrow('too long')
      attempt(() => parseTimeRange(range.slice(0, 200), context))
      attempt(() => parseTimePoint(range.slice(0, 200), context))
    }
    expect(unitOfMetric(`${text}_ms`)).toBe('number')
  }
})
