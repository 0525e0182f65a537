import type { Points } from '../src/components/chart/points.js'

/** Points from moments (ms) and values. */
export function makePoints(rows: readonly (readonly [time: number, value: number])[]): Points {
  return {
    id: '0',
    name: 'cpu.percent',
    dimensions: {},
    timestamps: Float64Array.from(rows, ([time]) => time),
    columns: { value: Float64Array.from(rows, ([, value]) => value) },
    valueMeta: {},
  }
}
