import { expect, test } from 'vitest'
import { chooseLocale, repairLanguage } from './locale.js'

test('E3: the first language that Intl takes', () => {
  expect(chooseLocale({ language: 'de-CH', languages: ['de-CH', 'en'] })).toBe('de-CH')
  expect(chooseLocale({ language: 'C', languages: ['C', 'fr'] })).toBe('fr')
  expect(chooseLocale({ language: 'en_GB.UTF-8' })).toBe('en-GB')
  expect(chooseLocale({ language: 'de_DE@euro' })).toBe('de-DE')
})

test('E3: English where no language is usable', () => {
  for (const language of ['C', 'POSIX', 'C.UTF-8', '', undefined, 'x', '*', 'en--GB']) {
    expect(chooseLocale({ language, languages: language === undefined ? undefined : [language] })).toBe('en')
  }
})

test('E3: a refused language is replaced, a good one is left alone', () => {
  const bad = { language: 'C', languages: ['C'] }
  repairLanguage(bad)
  expect(bad).toEqual({ language: 'en', languages: ['en'] })
  expect(() => new Intl.NumberFormat(bad.language)).not.toThrow()
  const good = { language: 'de-CH', languages: ['de-CH', 'en'] }
  repairLanguage(good)
  expect(good).toEqual({ language: 'de-CH', languages: ['de-CH', 'en'] })
})
