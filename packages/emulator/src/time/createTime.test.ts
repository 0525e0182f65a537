import { expect, test } from 'vitest'
import { createTime } from './createTime.js'

test('advance: due tasks run at their own time, in order, and are awaited', async () => {
  const time = createTime(() => 1000.9)
  const ran: unknown[] = []
  const record = (name: string) => async () => {
    await Promise.resolve()
    ran.push([name, time.now()])
  }
  time.schedule(5000, record('c'))
  time.schedule(3000, record('a'))
  time.schedule(3000, record('b'))
  time.schedule(9000, record('late'))
  const cancel = time.schedule(4000, record('cancelled'))
  cancel()
  await time.advance(5000)
  expect(ran).toEqual([
    ['a', 3000],
    ['b', 3000],
    ['c', 5000],
  ])
  expect(time.now()).toBe(6000)
  await time.close()
})

test('advance: tasks scheduled by due tasks run as well; calls wait for each other', async () => {
  const time = createTime(() => 0)
  const ticks: number[] = []
  const tick = () => {
    ticks.push(time.now())
    time.schedule(time.now() + 60_000, tick)
  }
  time.schedule(60_000, tick)
  await Promise.all([time.advance(150_000), time.advance(30_000)])
  expect(ticks).toEqual([60_000, 120_000, 180_000])
  await time.close()
})

test('default: a moving clock is followed', async () => {
  const start = Date.now()
  const time = createTime(Date.now)
  const at = await new Promise<number>((resolve) => {
    time.schedule(start + 30, () => resolve(time.now()))
  })
  expect(at).toBeGreaterThanOrEqual(start + 30)
  await time.close()
})

test('behavior: a jump of the clock is noticed', async () => {
  let present = 0
  const time = createTime(() => present)
  const done = new Promise<number>((resolve) => {
    time.schedule(60_000, () => resolve(time.now()))
  })
  present = 70_000
  expect(await done).toBe(70_000)
  await time.close()
})

test('error: a failing task does not stop others', async () => {
  const time = createTime(() => 0)
  const ran: string[] = []
  time.schedule(1, () => {
    throw new Error('no disk')
  })
  time.schedule(2, () => void ran.push('next'))
  await time.advance(10)
  expect(ran).toEqual(['next'])
  await time.close()
})

test('close: waits for what has begun, and drops the rest', async () => {
  const time = createTime(() => 0)
  const ran: string[] = []
  time.schedule(0, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    ran.push('begun')
  })
  time.schedule(10, () => void ran.push('dropped'))
  const advanced = time.advance(0)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await time.close()
  await advanced
  expect(ran).toEqual(['begun'])
  time.schedule(0, () => void ran.push('after'))
  await time.advance(10)
  expect(ran).toEqual(['begun'])
})
