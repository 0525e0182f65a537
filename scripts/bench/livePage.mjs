// The functions of the benchmark page that the script calls through the browser's driver.
import { createCharts } from './liveWork.mjs'

let charts

Object.assign(window, {
  start(load) {
    charts = createCharts(load)
  },
  refresh: (times) => charts.refresh(times),
  text: () => charts.text(),
})
