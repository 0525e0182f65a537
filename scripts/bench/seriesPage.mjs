// The functions of the benchmark page that the script calls through the browser's driver.
import { createDecoderWorker } from '@monasca/core/series'
import { checkWork, createWork } from './seriesWork.mjs'

const decodeIn = createDecoderWorker(() => new Worker('/worker.js', { type: 'module' }))
const works = new Map()
let kept

function workOf(endpoint, count) {
  const key = `${endpoint} ${count}`
  if (!works.has(key)) works.set(key, createWork(endpoint, count, decodeIn))
  return works.get(key)
}

Object.assign(window, {
  check: ({ endpoint, count }) => checkWork(workOf(endpoint, count), count, ['columns', 'worker', 'worker']),
  /** Milliseconds until the columns are there. */
  async time({ endpoint, count, way }) {
    const start = performance.now()
    await workOf(endpoint, count)[way]()
    return performance.now() - start
  },
  async keep({ endpoint, count, way }) {
    kept = await workOf(endpoint, count)[way]()
    return kept.length
  },
  drop() {
    kept = undefined
  },
})
