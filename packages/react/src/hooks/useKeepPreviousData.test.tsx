import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type UseKeepPreviousDataParameters, useKeepPreviousData } from './useKeepPreviousData.js'

const pending = { data: undefined, error: null, isPending: true }

function renderKept(initialProps: UseKeepPreviousDataParameters<string>) {
  return renderHook((props: UseKeepPreviousDataParameters<string>) => useKeepPreviousData(props), {
    initialProps,
  })
}

test('default: the data of the current queries', () => {
  const { result } = renderKept({ subject: 'cpu', ...pending })
  expect(result.current).toEqual({ data: undefined, error: null, isPlaceholderData: false })
})

test('behavior: data stays while other queries of the subject load', () => {
  const { result, rerender } = renderKept({ subject: 'cpu', data: '1 h', error: null, isPending: false })
  rerender({ subject: 'cpu', ...pending })
  expect(result.current).toEqual({ data: '1 h', error: null, isPlaceholderData: true })
  rerender({ subject: 'cpu', data: '6 h', error: null, isPending: false })
  expect(result.current).toEqual({ data: '6 h', error: null, isPlaceholderData: false })
})

test('behavior: another subject starts empty', () => {
  const { result, rerender } = renderKept({ subject: 'cpu', data: '1 h', error: null, isPending: false })
  rerender({ subject: 'memory', ...pending })
  expect(result.current.data).toBe(undefined)
})

test('behavior: an error stays until the next queries have responded', () => {
  const error = new Error('no response')
  const { result, rerender } = renderKept({ subject: 'cpu', data: undefined, error, isPending: false })
  rerender({ subject: 'cpu', ...pending })
  expect(result.current.error).toBe(error)
  rerender({ subject: 'cpu', data: '6 h', error: null, isPending: false })
  expect(result.current.error).toBe(null)
})
