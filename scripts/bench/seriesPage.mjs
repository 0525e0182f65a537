// The functions of the benchmark page that the script calls through the browser's driver.
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
