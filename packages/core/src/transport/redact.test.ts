import { expect, test } from 'vitest'
import { hostileTexts } from '../../test/support/hostileTexts.js'
import { spellings } from '../../test/support/spellings.js'
import { createRedactor, createSecretRedactor } from './index.js'

const secret = 'S3cr&t/+ü "p\\w<%41>'

test.each(Object.entries(spellings))('A5: a secret is removed when spelled as %s', (_, spell) => {
  for (const known of [secret, 'pässwörd', 'пароль', 'hunter22', '123456', 'a+b c', 'p%41&amp;\\n']) {
    const { text } = createSecretRedactor([known])
    const spelled = spell(known)
    const clean = text(`It was: ${spelled}, said the server.`)
    expect(clean).toContain('***')
    expect(clean).toMatch(/^It was: .{0,20}, said the server\.$/)
    if (spelled.length > 5) expect(clean).not.toContain(spelled)
  }
})

test('A5: removes several secrets, overlapping and adjacent', () => {
  const { text } = createSecretRedactor(['hunter22', 'er2233', 'token-1'])
  expect(text('hunter2233hunter22 token-1,x')).toBe('****** ***,x')
})

test('A5: removes secrets from names and numbers of JSON, and keeps protocol words', () => {
  const { value } = createSecretRedactor(['123456', 'message', 'hunter22'])
  expect(
    value({ message: 123456, hunter22: [123456, 1234567, 'x hunter22'], deep: { hunter22: null } }),
  ).toEqual({ message: '***', '***': ['***', 1234567, 'x ***'], deep: { '***': null } })
})

test('A5: removes a short secret where it is a whole value, and keeps it inside words', () => {
  const { text, value } = createSecretRedactor(['a', '42'])
  expect(text('{"password":"a","b":"a day"}')).toBe('{"password":"***","b":"a day"}')
  expect(text('password=a&user=ann')).toBe('password=***&user=ann')
  expect(text('Wrong password: a')).toBe('Wrong password: ***')
  expect(text('What a day: all 42 are as bad as 1742')).toBe('What a day: all 42 are as bad as 1742')
  expect(value({ code: 42, text: 'a' })).toEqual({ code: 42, text: '***' })
})

test('A5: the parts of a Basic header are removed in every encoding', () => {
  const Authorization = `Basic ${Buffer.from('app:hunter%2F22').toString('base64')}`
  const { text } = createRedactor({ method: 'POST', url: 'http://op/token', headers: { Authorization } })
  for (const said of [
    Authorization,
    Authorization.slice(6),
    'hunter%2F22',
    'hunter/22',
    'app:hunter&#47;22',
  ]) {
    expect(text(`Not ${said}`)).toMatch(/^Not (Basic )?\*\*\*$/)
  }
})

test('A2: the work grows linearly with the text', { timeout: 300_000 }, () => {
  const { text } = createSecretRedactor(['hunter22', 'aaaa', '////', 'ü%41', '&&&&&'])
  for (const [, hostile] of hostileTexts()) expect(text(hostile).length).toBeLessThan(2 * hostile.length + 10)
})
