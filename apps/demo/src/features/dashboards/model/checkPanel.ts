import { safeParse } from 'valibot'
import { type PanelContent, panelContent } from '../../../panels/panelSchema.js'
import { type DashboardProblem, toProblem } from './parseDashboard.js'

/** Says what is missing in a panel, or wrong. */
export function checkPanel(content: PanelContent): DashboardProblem[] {
  const parsed = safeParse(panelContent, content, { abortPipeEarly: true })
  return parsed.success ? [] : parsed.issues.map(toProblem)
}
