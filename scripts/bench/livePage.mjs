// What the page of the benchmark offers to whoever drives the browser.
import { createCharts } from './liveWork.mjs'

let charts

Object.assign(window, {
  start(load) {
    charts = createCharts(load)
  },
  refresh: (times) => charts.refresh(times),
  text: () => charts.text(),
})
