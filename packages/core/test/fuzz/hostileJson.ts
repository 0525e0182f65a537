import fc from 'fast-check'

/** Names that objects have by themselves, and those that programs look for. */
const names = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  'length',
  'id',
  'name',
  'token',
  'access',
  'elements',
  'links',
  'error',
  'url',
  'href',
  '',
  '0',
)

/** Texts that other programs trip over. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  names,
  fc.constantFrom(
    '\ud83d',
    '\0',
    '\u2028',
    '%',
    '%E0%A4%A',
    'http://[',
    'javascript:alert(1)',
    '//evil.test',
    '/..//evil.test',
    'https://u:p@h/',
    '99999999999999999999',
    '1e400',
    '-0',
    'NaN',
    'null',
    '2030-01-01T00:00:00Z',
    '9999-99-99T99:99:99Z',
    '+275760-09-13T00:00:00.001Z',
    'x'.repeat(5000),
  ),
)

/** JSON of any shape. */
export const hostileJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    hostileText,
    fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.oneof(names, hostileText), tie('value')), { maxLength: 4 }).map(toObject),
  ),
})).value

/** As `JSON.parse` makes objects: `__proto__` is a member like others. */
function toObject(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
  )
}

type Place = { holder: Record<string, unknown> | unknown[]; key: string }

function listPlaces(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return places
  for (const key of Object.keys(value)) {
    places.push({ holder: value as Place['holder'], key })
    listPlaces(Reflect.get(value, key), places)
  }
  return places
}

/** A valid document with up to four places replaced, deleted, or given a member more. */
export function damaged(valid: unknown): fc.Arbitrary<unknown> {
  const damage = fc.record({
    place: fc.nat(),
    kind: fc.constantFrom('replace', 'replace', 'delete', 'add'),
    name: fc.oneof(names, hostileText),
    value: hostileJson,
  })
  return fc.array(damage, { minLength: 1, maxLength: 4 }).map((damages) => {
    const document = { root: JSON.parse(JSON.stringify(valid)) as unknown }
    for (const { place, kind, name, value } of damages) {
      const places = listPlaces(document)
      const { holder, key } = places[place % places.length] as Place
      const here: unknown = Reflect.get(holder, key)
      if (kind === 'delete' && key !== 'root') Reflect.deleteProperty(holder, key)
      else if (kind === 'add' && typeof here === 'object' && here !== null) define(here, name, value)
      else define(holder, key, value)
    }
    return document.root
  })
}

function define(target: object, name: string, value: unknown): void {
  if (Array.isArray(target) && name === 'length') return
  // A copy: the value itself may come to lie within itself.
  const copy: unknown = JSON.parse(JSON.stringify(value))
  Object.defineProperty(target, name, { value: copy, writable: true, enumerable: true, configurable: true })
}
