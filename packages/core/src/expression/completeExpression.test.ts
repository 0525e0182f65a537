import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { makeName, makeRawText, makeTree } from '../../test/expressions/randomExpression.js'
import { type Completion, type CompletionRequest, completeExpression } from './completeExpression.js'
import { formatExpression } from './formatExpression.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'

const metricNames = ['cpu.user_perc', 'cpu.idle_perc', 'mem.free_mb', 'two words']
// A map, because random words may be names that every object has.
const dimensions = new Map([
  ['hostname', ['web1', 'web2', 'db 1']],
  ['device', ['sda', 'not,possible']],
])

function source(request: CompletionRequest): string[] {
  switch (request.kind) {
    case 'metricName':
      return metricNames
    case 'dimensionName':
      return [...dimensions.keys()]
    case 'dimensionValue':
      return dimensions.get(request.dimensionName) ?? []
  }
}

/** Completes at the bar, which marks the cursor. */
function complete(marked: string): Promise<Completion> {
  const [before = '', after = ''] = marked.split('|')
  return completeExpression(before + after, before.length, source)
}

const functions = ['avg(', 'count(', 'last(', 'max(', 'min(', 'sum(']
const metrics = ['cpu.user_perc', 'cpu.idle_perc', 'mem.free_mb']
const periods = ['60', '120', '300', '600', '900', '1800', '3600']
const operators = ['>', '>=', '<', '<=']

test.each<[text: string, replaced: string, ...inserts: string[]]>([
  ['|', '', ...functions, ...metrics],
  ['me|', 'me', 'mem.free_mb'],
  ['ma|', 'ma', 'max('],
  ['AV|', 'AV', 'avg('],
  ['av|(x) > 1', 'av', 'avg'],
  ['(|', '', ...functions, ...metrics],
  ['avg(|', '', ...metrics],
  ['avg(cpu.us|', 'cpu.us', 'cpu.user_perc'],
  ['avg(cpu|.user > 1', 'cpu.user', 'cpu.user_perc', 'cpu.idle_perc'],
  ['avg(x |', '', '{', ',', ')'],
  ['avg(cpu.user_perc{|', '', 'hostname=', 'device='],
  ['avg(cpu.user_perc{host|', 'host', 'hostname='],
  ['avg(x{ host|name=web1})', 'hostname', 'hostname'],
  ['avg(x{host| = web1})', 'host', 'hostname='],
  ['avg(x{hostname=web1, |', '', 'device='],
  ['avg(x{|,hostname=web1}) > 1', '', 'device='],
  ['avg(x{hostname=we|', 'we', 'web1', 'web2'],
  ['avg(x{hostname=|}) > 1', '', 'web1', 'web2', 'db 1'],
  ['avg(x{hostname=db| 1}) > 1', 'db 1', 'db 1'],
  ['avg(x{hostname=db| and so on', 'db', 'db 1'],
  ['avg(x{hostname=db 1, device=s|})', 's', 'sda'],
  ['avg(x{k=v} |', '', ',', ')'],
  ['avg(x, |', '', 'deterministic', ...periods],
  ['avg(x, d|', 'd', 'deterministic'],
  ['avg(x, deterministic|', 'deterministic', 'deterministic'],
  ['avg(x, deterministic |', '', ',', ')'],
  ['avg(x, deterministic, 6|', '6', '60', '600'],
  ['avg(x, 60 |', '', ')'],
  ['avg(x) |', '', ...operators],
  ['avg(x)|', '', ...operators],
  ['avg(x) >|', '>', '>', '>='],
  ['avg(x) >=|', '>=', '>='],
  ['cpu |', '', ...operators, '{'],
  ['avg(x) > |', ''],
  ['avg(x) > 5|', '5'],
  ['avg(x) > 5 |', '', 'times', 'and', 'or'],
  ['avg(x) > 5 t|', 't', 'times'],
  ['(avg(x) > 5 |', '', 'times', 'and', 'or', ')'],
  ['avg(x) > 5 times |', '', '2', '3', '5', '10'],
  ['avg(x) > 5 times 2 |', '', 'and', 'or'],
  ['(avg(x) > 5) |', '', 'and', 'or'],
  ['avg(x) > 5 and |', '', ...functions, ...metrics],
  ['avg(x) > 5 and avg(mem|', 'mem', 'mem.free_mb'],
  ['a>1&&me|', 'me', 'mem.free_mb'],
])('at the cursor: %s', async (...[text, replaced, ...inserts]) => {
  const { start, end, items } = await complete(text)
  expect(text.replace('|', '').slice(start, end)).toBe(replaced)
  expect(items.map(({ insert }) => insert)).toEqual(inserts)
})

test('default', async () => {
  expect(await complete('avg(disk.used{host|')).toEqual({
    start: 14,
    end: 18,
    items: [{ label: 'hostname', kind: 'dimensionName', insert: 'hostname=' }],
  })
  expect(await complete('avg(x, deterministic, 30|')).toEqual({
    start: 22,
    end: 24,
    items: [{ label: '300', kind: 'number', insert: '300', detail: '5 min' }],
  })
  expect(await complete('la|')).toEqual({
    start: 0,
    end: 2,
    items: [{ label: 'last', kind: 'function', insert: 'last(', detail: 'newest value' }],
  })
})

test('behavior: the requests to the source', async () => {
  const requests: CompletionRequest[] = []
  const ask = async (text: string): Promise<void> => {
    await completeExpression(text, text.length, (request) => {
      requests.push(request)
      return []
    })
  }
  await ask('avg(cpu.us')
  await ask('avg(cpu.user_perc {a b = 1,c=2, de')
  await ask('cpu.user_perc{host name = we')
  await ask('avg(x) > ')
  expect(requests).toEqual([
    { kind: 'metricName', prefix: 'cpu.us' },
    { kind: 'dimensionName', metricName: 'cpu.user_perc', prefix: 'de', used: ['a b', 'c'] },
    { kind: 'dimensionValue', metricName: 'cpu.user_perc', dimensionName: 'host name', prefix: 'we' },
  ])
})

test.each([
  ['an unknown function', '(mean(x, 60) > 1 and rate(cpu.us|'],
  ['a wrong operator', 'x = 85 and avg(cpu.us|'],
  ['a wrong number', 'x > 1e3||avg(cpu.us|'],
  ['a name that is too long', `${'x'.repeat(256)} > 1 and avg(cpu.us|`],
])('behavior: ignores an earlier error: %s', async (_, text) => {
  const { items } = await completeExpression(text.replace(/\|$/, ''), text.length - 1, source)
  expect(items.map(({ insert }) => insert)).toEqual(['cpu.user_perc'])
})

test('behavior: offers nothing directly after an error', async () => {
  expect(await complete('x = 85 |')).toEqual({ start: 7, end: 7, items: [] })
})

test('behavior: clamps a position outside the text', async () => {
  expect(await completeExpression('avg(x)', 99, source)).toMatchObject({ start: 6, end: 6 })
  expect(await completeExpression('avg(x)', -1, source)).toMatchObject({ start: 0, end: 0 })
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, JSON.parse('{}').position])(
  'behavior: the position %s is the end of the text',
  async (position) => {
    expect(await completeExpression('avg(cpu', position, source)).toEqual(await complete('avg(cpu|'))
  },
)

test('behavior: a position between two characters is that of the first', async () => {
  expect(await completeExpression('avg', 1.5, source)).toEqual(await completeExpression('avg', 1, source))
})

test('behavior: does not offer non-strings from the source', async () => {
  const names = JSON.parse('["cpu", null, 5]')
  for (const text of ['avg(', 'avg(x{', 'avg(x{k=']) {
    const { items } = await completeExpression(text, text.length, () => names)
    expect(items.map(({ label }) => label)).toEqual(['cpu'])
  }
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'D3: a dimension named %s is completed like any other',
  async (name) => {
    expect((await complete(`avg(x{${name}=we|`)).items).toEqual([])
    const text = `avg(x{${name}=we`
    const { items } = await completeExpression(text, text.length, (request) =>
      request.kind === 'dimensionValue' && request.dimensionName === name ? ['web1'] : [],
    )
    expect(items.map(({ insert }) => insert)).toEqual(['web1'])
  },
)

test('options: limit', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `m${index}`)
  expect((await completeExpression('avg(', 4, () => names)).items).toHaveLength(100)
  expect((await completeExpression('avg(', 4, () => names, { limit: 5 })).items).toHaveLength(5)
})

test('options: signal', async () => {
  const controller = new AbortController()
  const { signal } = controller
  const completion = completeExpression(
    'avg(',
    4,
    async (_, options) => {
      expect(options.signal).toBe(signal)
      controller.abort(new Error('typed on'))
      return []
    },
    { signal },
  )
  await expect(completion).rejects.toThrow('typed on')
})

test('error: what the source throws', async () => {
  const failing = (): string[] => {
    throw new Error('no answer')
  }
  await expect(completeExpression('avg(', 4, failing)).rejects.toThrow('no answer')
  await expect(completeExpression('avg(x) > ', 9, failing)).resolves.toMatchObject({ items: [] })
})

test('property: completions in the middle of an expression fit there', async () => {
  let offers = 0
  await fuzz(async (random) => {
    const text = formatExpression(makeTree(random, random.below(3)))
    const position = random.below(text.length + 1)
    const names = [makeName(random), 'a b', 'cpu', '{', '']
    const { start, end, items } = await completeExpression(text, position, () => names)
    if (!(start <= position && position <= end)) throw new Error(`${start}-${end} is not at ${position}`)
    for (const { insert } of items) {
      offers++
      const written = text.slice(0, start) + insert
      const mistake = findMistake(written)
      // Only the end or more of the word may be missing: a completion is not an error.
      if (mistake < written.length) {
        throw new Error(
          `${JSON.stringify(insert)} does not fit after ${JSON.stringify(text.slice(0, start))}`,
        )
      }
    }
  })
  expect(offers).toBeGreaterThan(0)
})

function findMistake(text: string): number {
  try {
    parseExpression(text)
    return text.length
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return error.position
    throw error
  }
}

test('fuzz: any text can be completed anywhere', async () => {
  await fuzz(async (random) => {
    for (let count = 0; count < 20; count++) {
      const text = makeRawText(random)
      const position = random.below(text.length + 1)
      const { start, end } = await completeExpression(text, position, source)
      if (!(start <= position && position <= end && end <= text.length)) {
        throw new Error(`${start}-${end} is not at ${position} of ${JSON.stringify(text)}`)
      }
    }
  })
})
