import { expect, test } from 'vitest'
import { BaseError, ConnectionError, CorsError } from './index.js'

test('docsPath: the section of the class, by its code', () => {
  const options = { method: 'GET', url: 'https://cloud.example.org/identity' }
  expect(new BaseError('Failed.').docsPath).toBe('/errors#error')
  expect(new ConnectionError(options).docsPath).toBe('/errors#connection')
  expect(new CorsError({ ...options, origin: 'https://page.example.org', setting: '' }).docsPath).toBe(
    '/errors#cors',
  )
})

test('docsPath: not a member that is stored or printed', () => {
  expect(Object.keys(new BaseError('Failed.'))).not.toContain('docsPath')
})
