import type { PanelContent, PanelType } from '../../../panels/panelSchema.js'
import type { Dashboard, DashboardPanel, Place } from './dashboard.js'
import { compact, placeBelow } from './layout.js'

/** The size of a new panel, in columns and rows. */
const sizes: Readonly<Record<PanelType, Pick<Place, 'w' | 'h'>>> = {
  chart: { w: 6, h: 8 },
  stat: { w: 3, h: 4 },
  table: { w: 6, h: 8 },
  alarms: { w: 6, h: 8 },
  alarmCounts: { w: 6, h: 4 },
  text: { w: 6, h: 4 },
}

/** A dashboard without panels. */
export function emptyDashboard(title: string): Dashboard {
  return { version: 1, title, panels: [] }
}

/** What a new panel of a type shows at first: something that every agent reports. */
export function newContent(type: PanelType): PanelContent {
  const queries = [{ metric: 'cpu.user_perc' }]
  switch (type) {
    case 'chart':
    case 'table':
      return { type, queries }
    case 'stat':
      return { type, queries: [{ metric: 'cpu.user_perc', merge: true }] }
    case 'alarms':
      return { type, state: 'ALARM' }
    case 'alarmCounts':
      return { type }
    case 'text':
      return { type, text: '' }
  }
}

/** Adds a panel below the others. */
export function addPanel(dashboard: Dashboard, content: PanelContent): Dashboard {
  const { panels } = dashboard
  const panel = { ...content, id: newPanelId(panels), place: placeBelow(panels, sizes[content.type]) }
  return { ...dashboard, panels: [...panels, panel] }
}

/** Replaces what a panel shows and how it is repeated; it keeps its id and place. */
export function replacePanel(
  dashboard: Dashboard,
  id: string,
  content: PanelContent,
  repeat: string | undefined,
): Dashboard {
  return {
    ...dashboard,
    panels: dashboard.panels.map((panel) =>
      panel.id === id ? { ...content, id, place: panel.place, repeat } : panel,
    ),
  }
}

/** Adds a copy of a panel. */
export function duplicatePanel(dashboard: Dashboard, id: string): Dashboard {
  const { panels } = dashboard
  const original = panels.find((panel) => panel.id === id)
  if (original === undefined) return dashboard
  const copy = { ...original, id: newPanelId(panels), place: placeBelow(panels, original.place) }
  return { ...dashboard, panels: [...panels, copy] }
}

/** Removes a panel; those below move up. */
export function removePanel(dashboard: Dashboard, id: string): Dashboard {
  return { ...dashboard, panels: compact(dashboard.panels.filter((panel) => panel.id !== id)) }
}

/** Gives panels other places; the same dashboard if all are where they were. */
export function placePanels(dashboard: Dashboard, places: ReadonlyMap<string, Place>): Dashboard {
  const isSame = dashboard.panels.every(({ id, place }) => {
    const next = places.get(id)
    return next === undefined || (['x', 'y', 'w', 'h'] as const).every((key) => next[key] === place[key])
  })
  if (isSame) return dashboard
  return {
    ...dashboard,
    panels: dashboard.panels.map((panel) => ({ ...panel, place: places.get(panel.id) ?? panel.place })),
  }
}

/** What a panel shows, without what its dashboard adds. */
export function contentOf({ id: _, place: __, repeat: ___, ...content }: DashboardPanel): PanelContent {
  return content
}

/** `p1`, `p2`, …: the first that is free. Short, so that files stay readable. */
function newPanelId(panels: readonly DashboardPanel[]): string {
  const taken = new Set(panels.map(({ id }) => id))
  let number = 1
  while (taken.has(`p${number}`)) number += 1
  return `p${number}`
}
