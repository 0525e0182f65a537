import type { Variables } from '../../../queries/substituteVariables.js'
import { type DashboardPanel, gridColumns, type Place } from './dashboard.js'
import { inOrder } from './layout.js'

/** A panel as it is shown: once, or once per value of its variable. */
export type ShownPanel = {
  /** Unique on the page, the same while the value is. */
  key: string
  panel: DashboardPanel
  place: Place
  /** The variables of the dashboard, with one value of the repeated one. */
  variables: Variables
}

/** Most copies of one panel. */
export const mostRepeats = 50

/**
 * Repeats panels for each value of their variable, from left to right and then below, and moves what is below down.
 *
 * @param options all values that a variable can have, for those where “all” is chosen
 */
export function expandRepeats(
  panels: readonly DashboardPanel[],
  variables: Variables,
  options: Readonly<Record<string, readonly string[]>> = {},
): ShownPanel[] {
  const shown: ShownPanel[] = []
  // Rows that have been added, each below a row of the dashboard.
  const added: { below: number; rows: number }[] = []
  for (const panel of inOrder(panels)) {
    const { place, repeat, id } = panel
    const shift = added.reduce((sum, { below, rows }) => (place.y >= below ? sum + rows : sum), 0)
    const values = repeat === undefined ? undefined : valuesOf(repeat, variables, options)
    if (repeat === undefined || values === undefined || values.length === 0) {
      shown.push({ key: id, panel, place: { ...place, y: place.y + shift }, variables })
      continue
    }
    const perRow = Math.max(1, Math.floor((gridColumns - place.x) / place.w))
    for (const [index, value] of values.entries()) {
      const [row, column] = [Math.floor(index / perRow), index % perRow]
      shown.push({
        key: `${id} ${value}`,
        panel,
        place: { ...place, x: place.x + column * place.w, y: place.y + shift + row * place.h },
        variables: { ...variables, [repeat]: [value] },
      })
    }
    const rows = (Math.ceil(values.length / perRow) - 1) * place.h
    if (rows > 0) added.push({ below: place.y + place.h, rows })
  }
  return shown
}

function valuesOf(
  name: string,
  variables: Variables,
  options: Readonly<Record<string, readonly string[]>>,
): readonly string[] | undefined {
  const chosen = Object.hasOwn(variables, name) ? variables[name] : undefined
  const values = chosen?.length === 0 ? options[name] : chosen
  return values?.slice(0, mostRepeats)
}
