import type { Dashboard } from './dashboard.js'
import { formatDashboard } from './formatDashboard.js'
import { checkDashboard, type DashboardProblem, parseJson } from './parseDashboard.js'

/** The dashboards of a file, or why there are none. */
export type ParsedFile =
  | { dashboards: readonly Dashboard[]; problems?: undefined }
  | { dashboards?: undefined; problems: readonly DashboardProblem[] }

/** Most dashboards of a file. */
const most = 100

/** Reads a file with one dashboard, or with several in the field `dashboards`. All of them are valid, or none is read. */
export function parseDashboardFile(text: string): ParsedFile {
  const { content, problems } = parseJson(text)
  if (problems) return { problems }
  const list = listOf(content)
  if (list === undefined) {
    const one = checkDashboard(content)
    return one.problems ? one : { dashboards: [one.dashboard] }
  }
  if (list.length > most) {
    return { problems: [{ path: 'dashboards', text: `Too long: at most ${most} dashboards in a file.` }] }
  }
  const read = list.map((one, index) => ({ index, ...checkDashboard(one) }))
  const found = read.flatMap(({ index, problems = [] }) =>
    problems.map(({ path, text }) => ({ path: `dashboards.${index}${path === '' ? '' : `.${path}`}`, text })),
  )
  return found.length > 0
    ? { problems: found }
    : { dashboards: read.flatMap(({ dashboard }) => dashboard ?? []) }
}

/** Formats several dashboards as one file. */
export function formatDashboardFile(dashboards: readonly Dashboard[]): string {
  const blocks = dashboards.map((dashboard) =>
    formatDashboard(dashboard).trimEnd().replaceAll('\n', '\n    '),
  )
  return `{\n  "dashboards": [\n    ${blocks.join(',\n    ')}\n  ]\n}\n`
}

/** A name for a file, from a title: `Service health` is `service-health.json`. */
export function fileNameOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return `${words === '' ? 'dashboard' : words.slice(0, 60)}.json`
}

function listOf(content: unknown): readonly unknown[] | undefined {
  if (typeof content !== 'object' || content === null || !('dashboards' in content)) return undefined
  return Array.isArray(content.dashboards) ? content.dashboards : undefined
}
