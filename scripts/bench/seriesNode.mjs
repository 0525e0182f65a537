// One measurement in a separate process; `node --expose-gc seriesNode.mjs TASK`.
import { interleave } from './compare.mjs'
import { checkWork, createWork } from './seriesWork.mjs'

const task = JSON.parse(process.argv[2])

async function used() {
  // Some garbage is only found in a second round.
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function measureMemory({ endpoint, count, ways }) {
  const work = createWork(endpoint, count)
  const sizes = []
  for (const way of ways) {
    // What the first call makes for good (connections, code) belongs to none of the two.
    await work[way]()
    const before = await used()
    const kept = await work[way]()
    sizes.push((await used()) - before)
    if (kept === undefined) throw new Error('nothing was kept')
  }
  return sizes
}

async function measureTime({ endpoint, count, rounds, warmUp }) {
  const work = createWork(endpoint, count)
  await checkWork(work, count, ['columns'])
  const ways = ['columns', 'converted', 'download']
  const run = (way) => async () => void (await work[way]())
  return interleave(Object.fromEntries(ways.map((way) => [way, run(way)])), { rounds, warmUp })
}

process.send(await (task.kind === 'time' ? measureTime(task) : measureMemory(task)), () => process.exit(0))
