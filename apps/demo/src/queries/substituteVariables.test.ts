import { expect, test } from 'vitest'
import { substituteText, substituteVariables } from './substituteVariables.js'

const variables = { hostname: ['web 1', 'a|b'], region: [], metric: ['cpu.user_perc'] }

test('values of variables replace the variable, in every part', () => {
  expect(
    substituteVariables(
      {
        metric: '$metric',
        alias: '{hostname} of $hostname',
        dimensions: { hostname: ['$hostname', 'db'], region: ['$region'], zone: [`$\{hostname}.local`] },
      },
      variables,
    ),
  ).toEqual({
    metric: 'cpu.user_perc',
    alias: '{hostname} of web 1, a|b',
    dimensions: { hostname: ['web 1', 'a|b', 'db'], region: [], zone: ['web 1.local', 'a|b.local'] },
  })
})

test('all values of a variable: any value of the dimension', () => {
  const dimensions = { region: ['$region', 'north'] }
  expect(substituteVariables({ metric: 'm', dimensions }, variables).dimensions).toEqual({ region: [] })
  expect(substituteText('Load in $region', variables)).toBe('Load in all')
})

test('what is no variable stays as it is', () => {
  const query = { metric: 'm', dimensions: { price: ['$5', '$toString', '${', '$'] }, alias: '$other' }
  expect(substituteVariables(query, variables)).toEqual(query)
  // A value that looks like a variable is not replaced again.
  expect(substituteText('$a', { a: ['$b'], b: ['x'] })).toBe('$b')
})
