import { expect, test } from 'vitest'
import { CloudsFileError } from '../errors.js'
import { parseYaml } from './parseYaml.js'

function errorOf(text: string): CloudsFileError {
  try {
    parseYaml('/etc/openstack/clouds.yaml', text)
  } catch (error) {
    if (error instanceof CloudsFileError) return error
    throw error
  }
  throw new Error('no error')
}

test('behavior: numbers and words are read as strings, null as null', () => {
  const text = 'a: 0123\nb: 1e3\nc: yes\nd: true\ne: null\nf:\ng: 2020-01-01\nh: "x y"\ni: [1, no]\n'
  expect(parseYaml('f', text)).toEqual({
    a: '0123',
    b: '1e3',
    c: 'yes',
    d: 'true',
    e: null,
    f: null,
    g: '2020-01-01',
    h: 'x y',
    i: ['1', 'no'],
  })
})

test('behavior: reads anchors, merge keys, JSON and empty files', () => {
  const text = 'base: &base {auth_url: https://k}\nclouds:\n  a:\n    <<: *base\n    region_name: one\n'
  expect(parseYaml('f', text)['clouds']).toEqual({ a: { auth_url: 'https://k', region_name: 'one' } })
  expect(parseYaml('f', '{"clouds": {"a": {"verify": false}}}')).toEqual({
    clouds: { a: { verify: 'false' } },
  })
  expect(parseYaml('f', '')).toEqual({})
  expect(parseYaml('f', '# nothing\n')).toEqual({})
})

test.each([
  ['a tab', 'clouds:\n\ta:\n\t\tpassword: s3cret\n', 2, 1],
  ['an open quote', 'clouds:\n  a:\n    password: "s3cret\n', 4, 1],
  ['a key twice', 'clouds:\n  a:\n    password: s3cret\n    password: s3cret\n', 4, 5],
  ['a percent sign', 'clouds:\n  a:\n    password: %s3cret\n', 3, 15],
  ['an at sign', 'clouds:\n  a:\n    password: @s3cret\n', 3, 15],
  ['a colon', 'clouds:\n  a:\n    password: s3cret: more\n', 3, 15],
  ['a bracket', 'clouds:\n  a:\n    password: [s3cret\n', 4, 1],
  ['a lower indentation', 'clouds:\n    a:\n      b: c\n   password: s3cret\n', 4, 1],
  ['a list', '- s3cret\n', 1, 1],
  ['a text', 's3cret', 1, 1],
])('error: %s is reported by line and column, never by its text', (_, text, line, column) => {
  const error = errorOf(text)
  expect({ line: error.line, column: error.column }).toEqual({ line, column })
  expect(error.message).toContain(`/etc/openstack/clouds.yaml, line ${line}, column ${column}: `)
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain('s3cret')
  expect(error.cause).toBeUndefined()
})

test.each([
  'clouds:\n  a: {region_name: x}\n---\nclouds:\n  b: {password: s3cret}\n',
  '---\nclouds: {}\n---\n',
  'clouds: {}\n...\n---\n{}',
])('B6: a second document is rejected, not dropped', (text) => {
  const error = errorOf(text)
  expect(error.message).toMatch(/line \d+, column 1: a second document begins/)
  expect(error.message).not.toContain('s3cret')
})

test('B6: the markers of a single document are accepted', () => {
  expect(parseYaml('f', '%YAML 1.2\n---\na: b\n...\n')).toEqual({ a: 'b' })
})

test('error: an unquoted asterisk is a reference', () => {
  expect(errorOf('password: *s3cret\n').message).not.toContain('s3cret')
})

test('error: a reference bomb is rejected', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let index = 1; index < 9; index++) {
    lines.push(
      `a${index}: &a${index} [${Array(10)
        .fill(`*a${index - 1}`)
        .join(', ')}]`,
    )
  }
  expect(errorOf(lines.join('\n')).message).toMatch(
    /has a reference that is undefined, or expands to too much/,
  )
})
