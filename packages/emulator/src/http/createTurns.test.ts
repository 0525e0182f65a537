import { setImmediate as turnOfLoop } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from './createTurns.js'

function start() {
  const turn = createTurns()
  const begun: string[] = []
  const arrive = (name: string, { isUrgent = false, isFirst = false } = {}): void => {
    void turn({ isUrgent, isFirst }).then(() => begun.push(name))
  }
  return { begun, arrive }
}

/** Turns of the loop until so many requests have begun. */
async function turnsUntil(begun: readonly string[], count: number): Promise<number> {
  for (let turns = 1; ; turns += 1) {
    await turnOfLoop()
    if (begun.length >= count) return turns
  }
}

test('A11: a request that comes alone begins at once', async () => {
  const { begun, arrive } = start()
  arrive('a', { isFirst: true })
  await Promise.resolve()
  expect(begun).toEqual(['a'])
})

test('A11: of many, one begins in each turn, in their order, urgent ones first', async () => {
  const { begun, arrive } = start()
  for (const name of ['a', 'b', 'c', 'd']) arrive(name)
  arrive('sign-in', { isUrgent: true })
  await Promise.resolve()
  expect(begun).toEqual(['a'])
  const after = async (count: number) => [await turnsUntil(begun, count), begun.at(-1)]
  expect(await after(2)).toEqual([1, 'sign-in'])
  expect(await after(3)).toEqual([1, 'b'])
  expect(await after(4)).toEqual([1, 'c'])
  expect(await after(5)).toEqual([1, 'd'])
})

test('A11: while new connections arrive, none begins; then those that are urgent do', async () => {
  const { begun, arrive } = start()
  for (let list = 0; list < 20; list += 1) arrive(`list ${list}`)
  // As the loop accepts connections: one in each turn.
  for (let client = 0; client < 50; client += 1) {
    arrive(`client ${client}`, { isUrgent: true, isFirst: true })
    await turnOfLoop()
  }
  expect(begun.filter((name) => name.startsWith('list')).length).toBeLessThanOrEqual(1)
  await turnsUntil(begun, 51)
  expect(begun.slice(1)).toEqual(Array.from({ length: 50 }, (_, client) => `client ${client}`))
})

test('A11: a flood of connections does not keep others waiting without end', async () => {
  const { begun, arrive } = start()
  arrive('first')
  arrive('waiting')
  for (let turns = 0; turns < 1000; turns += 1) {
    arrive(`flood ${turns}`, { isFirst: true })
    await turnOfLoop()
  }
  expect(begun).toContain('waiting')
})
