import { expect, test } from 'vitest'
import { topHosts } from './topHosts.js'

const hosts = ['a', 'b', 'c', 'd'].map((name) => ({ name, simulated: false }))
const namesOf = (found: readonly { name: string }[]) => found.map(({ name }) => name)

test('the largest values first; hosts without one last, in their order', () => {
  const values = new Map([
    ['c', 5],
    ['b', 7],
  ])
  expect(namesOf(topHosts(hosts, values, 10))).toEqual(['b', 'c', 'a', 'd'])
  expect(namesOf(topHosts(hosts, values, 3))).toEqual(['b', 'c', 'a'])
  expect(namesOf(topHosts(hosts, undefined, 2))).toEqual(['a', 'b'])
})
