import { expect, test } from 'vitest'
import type { DashboardPanel } from './dashboard.js'
import { expandRepeats, mostRepeats } from './expandRepeats.js'

const panel = (id: string, x: number, y: number, w: number, h: number, repeat?: string): DashboardPanel => ({
  id,
  type: 'text',
  text: '',
  place: { x, y, w, h },
  repeat,
})
const draw = (panels: DashboardPanel[], ...rest: [Record<string, string[]>, Record<string, string[]>?]) =>
  expandRepeats(panels, ...rest).map(({ key, place: { x, y }, variables }) => [key, x, y, variables['host']])

test('repeats fill rows, and move what is below', () => {
  const panels = [panel('a', 0, 0, 12, 2), panel('each', 0, 2, 6, 4, 'host'), panel('b', 0, 6, 12, 2)]
  expect(draw(panels, { host: ['x', 'y', 'z'] })).toEqual([
    ['a', 0, 0, ['x', 'y', 'z']],
    ['each x', 0, 2, ['x']],
    ['each y', 6, 2, ['y']],
    ['each z', 0, 6, ['z']],
    ['b', 0, 10, ['x', 'y', 'z']],
  ])
})

test('all repeats for every option; without options the panel is shown once', () => {
  const panels = [panel('each', 8, 0, 4, 4, 'host')]
  expect(draw(panels, { host: [] }, { host: ['x', 'y'] })).toEqual([
    ['each x', 8, 0, ['x']],
    ['each y', 8, 4, ['y']],
  ])
  expect(draw(panels, { host: [] })).toEqual([['each', 8, 0, []]])
  expect(draw(panels, {})).toEqual([['each', 8, 0, undefined]])
})

test('the number of copies is limited', () => {
  const values = Array.from({ length: 500 }, (_, index) => `h${index}`)
  expect(draw([panel('each', 0, 0, 6, 4, 'host')], { host: values })).toHaveLength(mostRepeats)
})
