import { expect, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import {
  type ColumnSeries,
  columnsFromJson,
  createSeriesDecoder,
  type DecodedSeries,
  JsonSyntaxError,
  type SeriesDecoderOptions,
} from './index.js'
import { parseTime } from './parseTime.js'
import { readDimensions } from './readDimensions.js'

const measurements: SeriesDecoderOptions<'value'> = { member: 'measurements', columns: ['value'] }

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Decodes a text in chunks that end at these bytes. */
function decode<column extends string>(
  text: string | Uint8Array,
  options: SeriesDecoderOptions<column>,
  borders: readonly number[] = [],
): DecodedSeries<column> | undefined {
  const bytes = typeof text === 'string' ? toBytes(text) : text
  const decoder = createSeriesDecoder(options)
  let from = 0
  for (const border of [...borders, bytes.length]) {
    const piece = bytes.slice(from, border)
    decoder.write(piece)
    // The caller owns and reuses its chunks.
    piece.fill(0x21)
    from = border
  }
  return decoder.end()
}

/** The same with the platform's parser. */
function expected<column extends string>(
  text: string,
  options: SeriesDecoderOptions<column>,
): ColumnSeries<column>[] | undefined {
  const { elements } = JSON.parse(text)
  if (!Array.isArray(elements)) return undefined
  return elements.map((element) => {
    const { id, name, dimensions, columns, [options.member]: rows } = element ?? {}
    const names: unknown[] = Array.isArray(columns) ? columns : []
    const list: unknown[][] = (Array.isArray(rows) ? rows : []).filter((row) => Array.isArray(row))
    const cells = (column: string) => list.map((row) => row[names.indexOf(column)])
    const metas = cells('value_meta').map((meta, row) => [row, meta] as const)
    const isMeta = (meta: unknown) =>
      typeof meta === 'object' && meta !== null && !Array.isArray(meta) && Object.keys(meta).length > 0
    return {
      id: String(id ?? ''),
      name: String(name ?? ''),
      dimensions: typeof dimensions === 'object' && dimensions !== null ? readDimensions(dimensions) : {},
      timestamps: Float64Array.from(cells('timestamp'), parseTime),
      columns: Object.fromEntries(
        options.columns.map((column) => [
          column,
          Float64Array.from(cells(column), (cell) => (typeof cell === 'number' ? cell : Number.NaN)),
        ]),
      ) as ColumnSeries<column>['columns'],
      valueMeta: Object.fromEntries(metas.filter(([, meta]) => isMeta(meta))) as ColumnSeries['valueMeta'],
    }
  })
}

function reply(rows: string, rest = '"columns":["timestamp","value","value_meta"]'): string {
  return `{"links":[],"elements":[{"id":"0","name":"a","dimensions":{},${rest},"measurements":${rows}}]}`
}

/** Where the rows start in such a response. */
const rowsAt = reply('ROWS').indexOf('ROWS')

test('default: measurements', () => {
  const text = `{"links":[{"rel":"self","href":"http://h/v2.0/metrics/measurements"}],
    "elements":[
      {"id":"0","name":"room.temp_c","dimensions":{"site":"attic"},"columns":["timestamp","value","value_meta"],
       "measurements":[["2025-01-01T00:00:00.000Z",21.5,{}],["2025-01-01T00:01:00.250Z",-3e2,{"sensor":"ok"}]]},
      {"id":"1","name":"room.temp_c","dimensions":{"site":"kitchen"},"columns":["timestamp","value","value_meta"],"measurements":[]}
    ]}`
  expect(decode(text, measurements)).toEqual({
    links: [{ rel: 'self', href: 'http://h/v2.0/metrics/measurements' }],
    elements: [
      {
        id: '0',
        name: 'room.temp_c',
        dimensions: { site: 'attic' },
        timestamps: Float64Array.of(1_735_689_600_000, 1_735_689_660_250),
        columns: { value: Float64Array.of(21.5, -300) },
        valueMeta: { 1: { sensor: 'ok' } },
      },
      {
        id: '1',
        name: 'room.temp_c',
        dimensions: { site: 'kitchen' },
        timestamps: new Float64Array(0),
        columns: { value: new Float64Array(0) },
        valueMeta: {},
      },
    ],
  })
})

test('default: statistics in the order of the server, NaN for columns that it does not send', () => {
  const text = `{"elements":[{"name":"a","columns":["timestamp","max","avg","count"],
    "statistics":[["2025-01-01T00:00:00Z",3,1.5,2],["2025-01-01T00:05:00Z",null,4,1]]}]}`
  const decoded = decode(text, { member: 'statistics', columns: ['avg', 'max', 'sum'] })
  expect(decoded?.elements?.[0]).toEqual({
    id: '',
    name: 'a',
    dimensions: {},
    timestamps: Float64Array.of(1_735_689_600_000, 1_735_689_900_000),
    columns: {
      avg: Float64Array.of(1.5, 4),
      max: Float64Array.of(3, Number.NaN),
      sum: Float64Array.of(Number.NaN, Number.NaN),
    },
    valueMeta: {},
  })
})

test('behavior: members in any order, and rows before their column names', () => {
  const rows = '[["2025-01-01T00:00:00.000Z",1,{"a":"b"}],[1735689600001,2]]'
  const before = `{"elements":[{"measurements":${rows},"dimensions":{"h":"x"},"columns":["timestamp","value","value_meta"],"name":"a","id":7}],"links":[]}`
  expect(decode(before, measurements)?.elements).toEqual(expected(before, measurements))
  expect(decode(before, measurements)?.elements?.[0]?.columns.value).toEqual(Float64Array.of(1, 2))
})

test.each([
  [
    'rows of other kinds',
    '[["2025-01-01T00:00:00.000Z",1],7,null,"x",{"a":[1]},[],["2025-01-01T00:00:01.000Z"]]',
  ],
  ['cells of other kinds', '[[true,false,3],[null,"1",[1]],[{"a":1},[2],null],["",{},""],[1.5,"x",{}]]'],
  ['more cells than columns', '[["2025-01-01T00:00:00.000Z",1,{},"more",[[]],{"x":{}}]]'],
  ['white space everywhere', ' [ \n[\t"2025-01-01T00:00:00.000Z" ,\r 1 , { } ] , [ 5 , 6 ] ] '],
  ['escapes in times', '[["2025-01-01T00:00:00\\u002e000Z",1,{}],["2025\\u002d01-01T00:00:00Z",2,{}]]'],
  ['an empty list', '[]'],
  ['no list', '{"a":[1,2]}'],
  ['unicode and escapes in meta', '[[1,2,{"ключ":"\\ud83d\\ude00 😀 \\"}]","__proto__":"p"}]]'],
  [
    'times of other forms',
    '[["2025-02-30T00:00:00.000Z",1],["2024-02-29T12:00:00Z",1],["2025-12-31T23:59:59.999Z",1],["1969-12-31T23:59:59Z",1],["2025-01-01T24:00:00Z",1],["2025-01-01T00:00:00.5Z",1],["2025-01-01T00:00:00.123456Z",1],["not a time at all, Z",1],["2025-13-01T00:00:00.000Z",1],["2025-01-01T00:60:00.000Z",1]]',
  ],
  [
    'numbers of every form',
    '[[1,0],[1,-0],[1,-0.0],[1,0.1],[1,1e5],[1,1E-7],[1,1.5e+300],[1,1e400],[1,-1e-400],[1,9007199254740993],[1,123456789012345678901234567890],[1,0.000000000000000000000000001],[1,4.35],[1,0.30000000000000004],[1,5e-324],[1,1.7976931348623157e308],[1,100000000000000000000],[1,42.173648251964530001]]',
  ],
])('behavior: %s', (_name, rows) => {
  const text = reply(rows)
  expect(decode(text, measurements)?.elements).toEqual(expected(text, measurements))
})

test.each([
  ['no object', '[1,2]', undefined],
  ['a number', '17', undefined],
  ['a text', '"elements"', undefined],
  ['no list of series', '{"elements":{"a":1}}', undefined],
  ['no elements', '{}', undefined],
  ['the last of several lists', '{"elements":[{"name":"a"}],"elements":[{"name":"b"}]}', ['b']],
  ['a list that a later member replaces', '{"elements":[{"name":"a"}],"elements":null}', undefined],
  ['series that are not objects', '{"elements":[1,null,[],"x",{"name":"a"}]}', ['', '', '', '', 'a']],
  ['names with escapes', '{"\\u0065lements":[{"n\\u0061me":"a"}]}', ['a']],
])('behavior: %s', (_name, text, names) => {
  expect(decode(text, measurements)?.elements?.map(({ name }) => name)).toEqual(names)
})

test('behavior: nothing at all, and a byte order mark', () => {
  expect(decode('', measurements)).toBeUndefined()
  expect(decode(`\ufeff${reply('[]')}`, measurements, [1, 2])?.elements).toHaveLength(1)
})

test('behavior: a chunk may be reused, a Buffer of Node included', () => {
  const text = reply('[["2025-01-01T00:00:00.000Z",1,{}],["2025-01-01T00:00:01.000Z",2,{}]]')
  for (let border = 0; border <= text.length; border++) {
    const decoder = createSeriesDecoder(measurements)
    for (const part of [text.slice(0, border), text.slice(border)]) {
      const chunk = Buffer.from(part)
      decoder.write(chunk)
      chunk.fill(0x21)
    }
    expect(decoder.end()?.elements).toEqual(expected(text, measurements))
  }
})

test('behavior: the later of two members is used', () => {
  const text = `{"elements":[{"columns":["timestamp","value"],"measurements":[[1,1]],"measurements":[[2,2],[3,3]]}]}`
  expect(decode(text, measurements)?.elements?.[0]?.columns.value).toEqual(Float64Array.of(2, 3))
  const early = `{"elements":[{"measurements":[[1,1]],"columns":["timestamp","value"],"measurements":[[2,2]]}]}`
  expect(decode(early, measurements)?.elements?.[0]?.columns.value).toEqual(Float64Array.of(2))
})

test('behavior: deep nesting does not overflow the stack', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const text = `{"other":${deep},"elements":[]}`
  expect(decode(text, measurements)?.elements).toEqual([])
})

test('behavior: invalid UTF-8 decodes as in TextDecoder', () => {
  const bytes = toBytes('{"elements":[{"name":"a?b"}]}')
  bytes[bytes.indexOf(0x3f)] = 0xff
  expect(decode(bytes, measurements)?.elements?.[0]?.name).toBe('a\ufffdb')
})

test.each([
  ['an array that is not closed properly', '{"elements":[}', 13, 'a value'],
  ['a comma too many', reply('[[1,2],]'), rowsAt + 7, 'a value'],
  ['a missing comma', reply('[[1 2]]'), rowsAt + 4, '"," or "]"'],
  ['a missing comma between rows', reply('[[1][2]]'), rowsAt + 4, '"," or "]"'],
  ['a number that begins with 0', reply('[[01]]'), rowsAt + 3, '"," or "]"'],
  ['a number without digits', reply('[[-]]'), rowsAt + 3, 'a digit'],
  ['NaN', reply('[[1,NaN]]'), rowsAt + 4, 'a value'],
  ['an incomplete word', '{"a":trus}', 8, '"true"'],
  ['a control character', '{"a":"\n"}', 6, 'no control character in a text'],
  ['an unknown escape', '{"a":"\\x"}', 7, 'one of "\\/bfnrtu after a backslash'],
  ['half of an escape', '{"a":"\\u12G4"}', 10, 'four hexadecimal digits'],
  ['no name', '{1:2}', 1, 'the name of a member'],
  ['no colon', '{"a" 1}', 5, '":"'],
  ['something behind it', '{} {}', 3, 'nothing more'],
  ['HTML', '<html>', 0, 'a value'],
  [
    'text that breaks off',
    '{"elements":[{"columns":["timestamp"],"measurements":[["2025',
    60,
    'more: the text is incomplete',
  ],
])('error: %s', (_name, text, position, wanted) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
  // The position does not depend on the chunks.
  for (const border of [0, 1, Math.floor(text.length / 2), position, text.length - 1]) {
    let error: unknown
    try {
      decode(text, measurements, [border])
    } catch (reason) {
      error = reason
    }
    expect(error).toBeInstanceOf(JsonSyntaxError)
    expect(error).toMatchObject({ position, expected: wanted, code: 'json_syntax' })
    expect(String(error)).toBe(
      `JsonSyntaxError: The text is not valid JSON: expected ${wanted} at byte ${position}.`,
    )
  }
})

function makeSpace(random: Random): string {
  return random.oneIn(12) ? random.pick([' ', '\n', '\t', '\r', '  ']) : ''
}

function makeNumber(random: Random): string {
  const digits = (most: number) =>
    Array.from({ length: 1 + random.below(most) }, () => random.below(10)).join('')
  const whole = String(BigInt(digits(random.pick([2, 5, 18, 24]))))
  const sign = random.oneIn(4) ? '-' : ''
  switch (random.below(5)) {
    case 0:
      return sign + whole
    case 1:
      return `${sign}${whole}.${digits(random.pick([3, 10, 17, 30]))}`
    case 2:
      return `${sign}${whole}${random.pick(['e', 'E'])}${random.pick(['', '+', '-'])}${random.below(330)}`
    case 3:
      return `${sign}0.${'0'.repeat(random.below(25))}${digits(20)}`
    default: {
      // Any double at all, as servers print it.
      const bits = new DataView(new ArrayBuffer(8))
      bits.setUint32(0, random.below(2 ** 32))
      bits.setUint32(4, random.below(2 ** 32))
      const double = bits.getFloat64(0)
      return Number.isFinite(double) && random.oneIn(2) ? String(double) : String(random.unit() * 100)
    }
  }
}

function makeTime(random: Random): string {
  const date = new Date(random.below(2 ** 32) * 1000 + random.below(1000))
  const iso = date.toISOString()
  return random.pick([iso, iso, iso, iso.replace(/\.\d+/, ''), iso.replace(/\d/, '9'), iso.slice(0, 19)])
}

function makeText(random: Random): string {
  const units = [
    'a',
    'Z',
    '9',
    ' ',
    'é',
    '場',
    '😀',
    '\\n',
    '\\"',
    '\\\\',
    '\\u00e9',
    '\\ud83d\\ude00',
    '}',
    ']',
    ',',
    ':',
  ]
  return `"${Array.from({ length: random.below(6) }, () => random.pick(units)).join('')}"`
}

function makeValue(random: Random, depth: number): string {
  const space = () => makeSpace(random)
  if (depth > 0 && random.oneIn(2)) {
    const items = Array.from({ length: random.below(4) }, () => makeValue(random, depth - 1))
    if (random.oneIn(2)) return `[${space()}${items.join(`${space()},${space()}`)}]`
    return `{${space()}${items.map((item) => `${makeText(random)}${space()}:${space()}${item}`).join(',')}${space()}}`
  }
  return random.pick([makeNumber(random), makeText(random), 'true', 'false', 'null'])
}

function makeReply(random: Random): string {
  const space = () => makeSpace(random)
  const names = random.pick([
    ['timestamp', 'value', 'value_meta'],
    ['value_meta', 'timestamp', 'value'],
    ['timestamp', 'value'],
    ['timestamp', 'other', 'value', 'value'],
  ])
  const cell = (name: string): string => {
    if (random.oneIn(20)) return makeValue(random, 2)
    if (name === 'timestamp') return `"${makeTime(random)}"`
    if (name === 'value_meta') return random.oneIn(3) ? makeValue(random, 2) : '{}'
    return makeNumber(random)
  }
  const rows = Array.from({ length: random.below(8) }, () =>
    random.oneIn(20)
      ? makeValue(random, 1)
      : `[${space()}${names.map(cell).join(`${space()},${space()}`)}${space()}]`,
  )
  const members = [
    `"id":${random.pick(['"0"', '5', 'null'])}`,
    `"name":${makeText(random)}`,
    `"dimensions":{${makeText(random)}:${makeText(random)}}`,
    `"columns"${space()}:${JSON.stringify(names)}`,
    `"measurements":${space()}[${rows.join(`${space()},${space()}`)}${space()}]`,
    `${makeText(random).replace('"', '"x')}:${makeValue(random, 3)}`,
  ]
  if (random.oneIn(3)) members.sort(() => random.below(3) - 1)
  const series = `{${members.join(`${space()},`)}}`
  const list = `"elements":[${[series, series].slice(0, 1 + random.below(2)).join(',')}]`
  return `${space()}{${random.pick([`"links":[],${list}`, list, `${list},"links":[]`])}}${space()}`
}

test('property: any response, split at every byte, equals the result of the platform parser', () =>
  fuzz(
    (random) => {
      const text = makeReply(random)
      const whole = expected(text, measurements)
      expect(decode(text, measurements)?.elements).toEqual(whole)
      expect(
        JSON.parse(text).elements.map((element: unknown) => columnsFromJson(element, measurements)),
      ).toEqual(whole)
      const { length } = toBytes(text)
      for (let border = 1; border < length; border++) {
        expect(decode(text, measurements, [border])?.elements).toEqual(whole)
      }
      const everyByte = Array.from({ length }, (_, index) => index)
      expect(decode(text, measurements, everyByte)?.elements).toEqual(whole)
    },
    { runs: 20 },
  ))

test('property: every number is the same double, bit for bit', () =>
  fuzz((random) => {
    const numbers = Array.from({ length: 500 }, () => makeNumber(random))
    const text = reply(`[${numbers.map((number) => `[0,${number},{}]`).join()}]`)
    const values = decode(text, measurements)?.elements?.[0]?.columns.value ?? new Float64Array(0)
    expect(values).toHaveLength(numbers.length)
    for (const [index, number] of numbers.entries()) {
      if (!Object.is(values[index], JSON.parse(number))) throw new Error(`${number} became ${values[index]}`)
    }
  }))

test('property: damage anywhere is an error in both parsers, or in neither', () =>
  fuzz((random) => {
    const bytes = toBytes(makeReply(random))
    bytes[random.below(bytes.length)] = random.pick(
      [...'[]{},:"\\0-.eE tn\n'].map((unit) => unit.charCodeAt(0)),
    )
    const text = new TextDecoder().decode(bytes)
    const isBroken = (read: () => unknown): boolean => {
      try {
        read()
        return false
      } catch (error) {
        if (error instanceof SyntaxError || error instanceof JsonSyntaxError) return true
        throw error
      }
    }
    expect([text, isBroken(() => decode(bytes, measurements, [random.below(bytes.length)]))]).toEqual([
      text,
      isBroken(() => JSON.parse(text)),
    ])
  }))

/** A number of 15 to 19 digits at the middle between two doubles, or one unit of its last digit from there. */
function makeMiddle(random: Random): string {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, random.unit() * 10 ** random.below(12))
  const exponent = 1075 - (bits.getUint32(0) >>> 20)
  const mantissa = (bits.getBigUint64(0) & 0xf_ffff_ffff_ffffn) | 0x10_0000_0000_0000n
  const places = random.below(18)
  const middle = ((mantissa * 2n + 1n) * 10n ** BigInt(places)) >> BigInt(exponent + 1)
  const unit = middle + BigInt(random.below(3) - 1)
  const digits = String(unit < 0n ? 0n : unit).padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

test('property: numbers next to the middle between two doubles', () =>
  fuzz((random) => {
    const numbers = Array.from({ length: 500 }, () => makeMiddle(random))
    const text = reply(
      `[${numbers.map((number) => `["2025-01-01T00:00:00.000Z", ${number}, {}]`).join(', ')}]`,
    )
    const values = decode(text, measurements)?.elements?.[0]?.columns.value
    expect(values).toEqual(Float64Array.from(numbers, (number) => JSON.parse(number)))
  }))

/** Rows as servers send them: ascending times, without or with a space after commas. Some cells are unusual. */
function makePlainRows(random: Random, count: number): string {
  const comma = random.pick([',', ', '])
  let time = random.below(2 ** 31) * 1000
  const rows = Array.from({ length: count }, () => {
    time += random.pick([1, 30_000, 86_400_000])
    const iso = random.oneIn(30) ? makeTime(random) : new Date(time).toISOString()
    const value = random.oneIn(30) ? random.pick(['null', '"1"', '1e3', '[2]']) : makeNumber(random)
    const meta = random.oneIn(30) ? '{"a":"b"}' : '{}'
    return `["${iso}"${comma}${value}${comma}${meta}]`
  })
  return `[${rows.join(comma)}]`
}

test('property: rows as servers send them, with one byte damaged', () =>
  fuzz((random) => {
    const bytes = toBytes(reply(makePlainRows(random, 20)))
    const at = rowsAt + random.below(bytes.length - rowsAt)
    if (!random.oneIn(4)) bytes[at] = random.pick([...'0159-:.TZ",[]{} e'].map((unit) => unit.charCodeAt(0)))
    const text = new TextDecoder().decode(bytes)
    const read = (parse: () => ColumnSeries[] | undefined): unknown => {
      try {
        return parse()
      } catch (error) {
        if (error instanceof SyntaxError || error instanceof JsonSyntaxError) return 'broken'
        throw error
      }
    }
    const whole = read(() =>
      JSON.parse(text).elements.map((one: unknown) => columnsFromJson(one, measurements)),
    )
    const borders = [random.below(bytes.length), random.below(bytes.length)].sort((a, b) => a - b)
    expect([text, read(() => decode(bytes, measurements)?.elements)]).toEqual([text, whole])
    expect([text, read(() => decode(bytes, measurements, borders)?.elements)]).toEqual([text, whole])
  }))

test('behavior: neighbouring series with the same times share them', () => {
  const series = (rows: string) => `{"columns":["timestamp","avg"],"statistics":${rows}}`
  const one = '[["2025-01-01T00:00:00Z",1],["2025-01-01T00:05:00Z",2]]'
  const same = '[["2025-01-01T00:00:00.000Z",3],[1735689900000,4]]'
  const other = '[["2025-01-01T00:00:00Z",5],["2025-01-01T00:06:00Z",6]]'
  const text = `{"elements":[${[one, same, other, '[]', '[]'].map(series).join()}]}`
  const elements = decode(text, { member: 'statistics', columns: ['avg'] })?.elements ?? []
  const times = elements.map(({ timestamps }) => timestamps)
  expect(times.map((each) => times.indexOf(each))).toEqual([0, 0, 2, 3, 3])
  expect(elements.map(({ columns }) => [...columns.avg])).toEqual([[1, 2], [3, 4], [5, 6], [], []])
  expect([...(times[2] ?? [])]).toEqual([1_735_689_600_000, 1_735_689_960_000])
})

// Quadratic work would end in a timeout.
test('behavior: a large text in chunks of one byte', () => {
  const text = `{"other":"${'x'.repeat(1_000_000)}","elements":[5]}`
  const everyByte = Array.from(text, (_, index) => index)
  expect(decode(text, measurements, everyByte)?.elements).toHaveLength(1)
})

test.each([
  ['2026-01-01T00:00:00.123Z', 1_767_225_600_123],
  ['2026-01-01T00:00:00Z', 1_767_225_600_000],
  ['2026-01-01T00:00Z', 1_767_225_600_000],
  ['2026-01-01T01:00:00.5+01:00', 1_767_225_600_500],
  ['2025-12-31T19:00:00-0500', 1_767_225_600_000],
  ['2026-01-01T00:00:00', 1_767_225_600_000],
  ['2026-01-01 00:00', 1_767_225_600_000],
  ['2026-01-01', 1_767_225_600_000],
  ['2026-1-1', Number.NaN],
  ['Thu, 01 Jan 2026 00:00:00 GMT', Number.NaN],
  ['2026-02-30T00:00:00', Number.NaN],
  ['', Number.NaN],
])('E4: the time %j, as documented', (time, expected) => {
  const options = { member: 'measurements', columns: ['value'] } as const
  const series = { columns: ['timestamp', 'value'], measurements: [[time, 1]] }
  const decoder = createSeriesDecoder(options)
  decoder.write(new TextEncoder().encode(JSON.stringify({ elements: [series] })))
  expect([...(decoder.end()?.elements?.[0]?.timestamps ?? [])]).toEqual([expected])
  expect([...columnsFromJson(series, options).timestamps]).toEqual([expected])
})
