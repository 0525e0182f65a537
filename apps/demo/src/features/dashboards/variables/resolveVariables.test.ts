import { expect, test } from 'vitest'
import type { Variable } from '../model/dashboard.js'
import { resolveVariable, toParameter, toVariables } from './resolveVariables.js'

const host: Variable = { name: 'host', dimension: 'hostname' }
const options = ['a', 'b', 'c']
const chosen = (variable: Variable, search = {}, known: string[] | undefined = options) =>
  resolveVariable(variable, search, known).chosen

test('the address decides, then the default, then all, then the first', () => {
  expect(chosen({ ...host, value: ['b'] }, { 'var-host': 'c' })).toEqual(['c'])
  expect(chosen({ ...host, value: ['b'] })).toEqual(['b'])
  expect(chosen({ ...host, all: true })).toEqual([])
  expect(chosen(host)).toEqual(['a'])
  expect(resolveVariable(host, {}, undefined).chosen).toBeUndefined()
  expect(chosen(host, {}, [])).toBeUndefined()
})

test('several values only where they are allowed', () => {
  const search = { 'var-host': ['a', 'b'] }
  expect(chosen({ ...host, multi: true }, search)).toEqual(['a', 'b'])
  expect(chosen(host, search)).toEqual(['a'])
})

test('all only where it is allowed', () => {
  const search = { 'var-host': '$all' }
  expect(chosen({ ...host, all: true }, search)).toEqual([])
  expect(chosen(host, search)).toEqual(['a'])
})

test('all of a variable that depends on another is what exists', () => {
  const narrow: Variable = { ...host, name: 'one', all: true, metric: 'm', where: { service: ['$service'] } }
  expect(
    toVariables([
      resolveVariable(narrow, {}, options),
      resolveVariable({ ...host, all: true }, {}, options),
      resolveVariable({ ...host, name: 'none' }, {}, []),
    ]),
  ).toEqual({ one: options, host: [] })
})

test('a choice and its parameter', () => {
  expect([toParameter([]), toParameter(['a']), toParameter(['a', 'b'])]).toEqual(['$all', 'a', ['a', 'b']])
})
