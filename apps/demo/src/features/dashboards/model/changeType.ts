import type { PanelContent, PanelType } from '../../../panels/panelSchema.js'
import { newContent } from './editDashboard.js'

/** What a panel keeps when it gets another type: whatever the other type has too. */
const kept: Readonly<Record<PanelType, readonly string[]>> = {
  chart: ['queries', 'range'],
  stat: ['queries', 'range'],
  table: ['queries', 'range'],
  alarms: ['severity', 'metric', 'dimensions'],
  alarmCounts: ['severity', 'metric', 'dimensions'],
  text: [],
}

/** Returns a panel of another type with the same title, and the same queries or filter if both types have them. */
export function changeType(content: PanelContent, type: PanelType): PanelContent {
  if (content.type === type) return content
  const names = ['title', 'description', ...kept[type]]
  const fields = Object.entries(content).filter(
    ([name, value]) => names.includes(name) && value !== undefined,
  )
  return { ...newContent(type), ...Object.fromEntries(fields) }
}
