import { substituteText, substituteVariables, type Variables } from '../queries/substituteVariables.js'
import type { PanelContent } from './panelSchema.js'

/** Returns the content of a panel with the values of variables in place of their names. */
export function fillPanel(panel: PanelContent, variables: Variables): PanelContent {
  const filled = { ...panel }
  if (filled.title !== undefined) filled.title = substituteText(filled.title, variables)
  if (filled.description !== undefined) filled.description = substituteText(filled.description, variables)
  if ('queries' in filled)
    filled.queries = filled.queries.map((query) => substituteVariables(query, variables))
  if ('dimensions' in filled && filled.dimensions !== undefined) {
    filled.dimensions = fillDimensions(filled.dimensions, variables)
  }
  if (filled.type === 'text') filled.text = substituteText(filled.text, variables)
  return filled
}

/** Replaces variables in a filter: by all their values, or by any value where a variable is “all”. */
export function fillDimensions(
  dimensions: Readonly<Record<string, readonly string[]>>,
  variables: Variables,
): Record<string, string[]> {
  const copy = Object.fromEntries(Object.entries(dimensions).map(([name, values]) => [name, [...values]]))
  return substituteVariables({ metric: '', dimensions: copy }, variables).dimensions ?? {}
}
