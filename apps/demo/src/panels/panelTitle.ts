import type { PanelContent, PanelType } from './panelSchema.js'

/** The types of panels, for a choice of one. */
export const panelTypeLabels = {
  chart: 'Chart',
  stat: 'Value',
  table: 'Table',
  alarms: 'Alarm list',
  alarmCounts: 'Alarm counts',
  text: 'Text',
} as const satisfies Record<PanelType, string>

/** The title of a panel, or what describes it without one. */
export function panelTitle(panel: PanelContent): string {
  if (panel.title !== undefined && panel.title.trim() !== '') return panel.title
  if (!('queries' in panel)) return panelTypeLabels[panel.type]
  const metrics = [...new Set(panel.queries.map(({ metric }) => metric))]
  return metrics.join(', ')
}
