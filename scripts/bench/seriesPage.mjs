// What the page of the benchmark offers to whoever drives the browser.
import { createWork, measureTime } from './seriesWork.mjs'

let kept

Object.assign(window, {
  measureTime,
  async keep({ endpoint, count, way }) {
    kept = await createWork(endpoint, count)[way]()
    return kept.length
  },
  drop() {
    kept = undefined
  },
})
