import type { PanelContent } from '../../../panels/panelSchema.js'

/** The number of requests that panels send for one refresh. */
export function countReads(panels: readonly { panel: PanelContent }[]): number {
  return panels.reduce((sum, { panel }) => {
    if (!('queries' in panel)) return sum + (panel.type === 'text' ? 0 : 1)
    const shown = panel.queries.filter(({ hidden }) => !hidden)
    return sum + shown.length + shown.filter(({ compare }) => compare !== undefined).length
  }, 0)
}
