// @vitest-environment node
import * as reactQuery from '@tanstack/react-query'
import { version } from 'react'
import { version as domVersion } from 'react-dom'
import { expect, inject, test } from 'vitest'

test('peers: these tests run on the versions that the project says', () => {
  const { react, query } = inject('peers')
  expect([version, domVersion].map((text) => Number.parseInt(text, 10))).toEqual([react, react])
  // React Query does not tell its version: the first one had no `mutationOptions`.
  expect('mutationOptions' in reactQuery ? 'newest' : 'first').toBe(query)
})
