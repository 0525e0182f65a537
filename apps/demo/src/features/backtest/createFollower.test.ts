import type { BacktestOutline, RemoteBacktest } from '@monasca/core/evaluation'
import { expect, test } from 'vitest'
import { createFollower } from './useOutline.js'

/** A worker whose answers are given by hand. */
function createRemote() {
  const asked: string[] = []
  const answers: ((outline: BacktestOutline) => void)[] = []
  const remote: RemoteBacktest = {
    alarms: [],
    incomplete: [],
    phases: [0],
    limits: [],
    fits: (expression) => expression.startsWith('cpu'),
    run: () => Promise.reject(new Error('unused')),
    outline: ({ expression = '' } = {}) => {
      asked.push(expression)
      return new Promise((resolve) => answers.push(resolve))
    },
    release: () => {},
  }
  const answer = async () => {
    answers.shift()?.({
      alarms: [],
      totals: { firings: 0, fired: 0, seconds: { OK: 0, ALARM: 0, UNDETERMINED: 0 } },
    })
    // The reactions of the promise.
    await Promise.resolve()
    await Promise.resolve()
  }
  return { remote, asked, answer }
}

test('while one is computed, only the newest expression waits', async () => {
  const { remote, asked, answer } = createRemote()
  const shown: string[] = []
  const follower = createFollower(remote, ({ expression }) => shown.push(expression))
  for (const threshold of [1, 2, 3, 4]) follower.want(`cpu > ${threshold}`)
  expect(asked).toEqual(['cpu > 1'])
  await answer()
  expect(asked).toEqual(['cpu > 1', 'cpu > 4'])
  await answer()
  expect(shown).toEqual(['cpu > 1', 'cpu > 4'])
})

test('an expression that does not fit is not asked for, and nothing is shown after the end', async () => {
  const { remote, asked, answer } = createRemote()
  const shown: string[] = []
  const follower = createFollower(remote, ({ expression }) => shown.push(expression))
  follower.want('mem > 1')
  expect(asked).toEqual([])
  follower.want('cpu > 1')
  follower.stop()
  await answer()
  expect(shown).toEqual([])
})
