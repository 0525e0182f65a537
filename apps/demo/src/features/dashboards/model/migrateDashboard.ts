/** Returns a dashboard of the next version. Its input is whatever a file has: the schema checks the result. */
type Migration = (old: Record<string, unknown>) => Record<string, unknown>

/** Each migration leads from the version that is its index to the next one. */
const migrations: readonly Migration[] = [fromDraft]

/**
 * Brings the content of a file to the current version, step by step. Anything that is no object, and versions that are
 * unknown, stay as they are: the schema says what is wrong with them.
 */
export function migrateDashboard(content: unknown): unknown {
  if (!isRecord(content)) return content
  let current = content
  for (;;) {
    const version = current['version'] ?? 0
    const migrate = typeof version === 'number' ? migrations[version] : undefined
    if (migrate === undefined) return current
    current = migrate(current)
  }
}

/**
 * Version 0, without the field `version`, is the short form that people write by hand: one `query` instead of a list, and
 * single values instead of lists in filters.
 */
function fromDraft(draft: Record<string, unknown>): Record<string, unknown> {
  return {
    ...draft,
    version: 1,
    ...mapArray(draft, 'panels', (panel) => {
      const { query, ...others } = panel
      const lists = query === undefined ? others : { ...others, queries: [query] }
      return { ...lists, ...mapArray(lists, 'queries', listDimensions), ...listValues(lists, 'dimensions') }
    }),
    ...mapArray(draft, 'variables', (variable) => ({
      ...variable,
      ...listValues(variable, 'where'),
      ...(typeof variable['value'] === 'string' ? { value: [variable['value']] } : {}),
    })),
  }
}

function listDimensions(query: Record<string, unknown>): Record<string, unknown> {
  return { ...query, ...listValues(query, 'dimensions') }
}

/** Makes single values of a filter lists. */
function listValues(owner: Record<string, unknown>, key: string): Record<string, unknown> {
  const filter = owner[key]
  if (!isRecord(filter)) return {}
  const entries = Object.entries(filter)
  return {
    [key]: Object.fromEntries(entries.map(([name, one]) => [name, typeof one === 'string' ? [one] : one])),
  }
}

function mapArray(
  owner: Record<string, unknown>,
  key: string,
  change: (element: Record<string, unknown>) => Record<string, unknown>,
): Record<string, unknown> {
  const elements = owner[key]
  if (!Array.isArray(elements)) return {}
  return { [key]: elements.map((element: unknown) => (isRecord(element) ? change(element) : element)) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
