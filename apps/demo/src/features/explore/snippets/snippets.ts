import { quoteShell } from '../../../format/quoteShell.js'
import { jsFilter, jsParameters } from './jsParameters.js'
import { restNotes, type SnippetRead, toQueryFilter } from './snippetRead.js'

/** Languages in which a query can be copied. Each reads addresses and credentials from the environment. */
export const snippetLanguages = [
  { id: 'core', label: '@monasca/core', write: coreSnippet },
  { id: 'react', label: 'React hook', write: reactSnippet },
  { id: 'curl', label: 'curl', write: curlSnippet },
  { id: 'monasca', label: 'monasca', write: monascaSnippet },
  { id: 'python', label: 'Python', write: pythonSnippet },
] as const

/** A module that prints the series. */
export function coreSnippet(read: SnippetRead): string {
  const list = read.statistics ? 'listStatistics' : 'listMeasurements'
  const filter = jsFilter(read)
  return lines(
    `import { createClient, listAll, ${list} } from '@monasca/core'`,
    '',
    'const client = createClient({',
    '  authUrl: process.env.OS_AUTH_URL,',
    '  token: process.env.OS_TOKEN,',
    '  projectName: process.env.OS_PROJECT_NAME,',
    '  endpoint: process.env.MONASCA_API_URL,',
    '})',
    `const { elements } = await listAll(${list}, client, {`,
    ...indent(jsParameters(read)),
    `  startTime: ${JSON.stringify(read.startTime)},`,
    `  endTime: ${JSON.stringify(read.endTime)},`,
    '})',
    `console.log(elements${filter})`,
  )
}

/** A component that shows the series; it needs a `MonascaProvider` above. */
export function reactSnippet(read: SnippetRead): string {
  const filter = jsFilter(read)
  return lines(
    "import { useLiveSeries } from '@monasca/react'",
    '',
    'export function MetricSeries() {',
    '  const { data, error } = useLiveSeries({',
    ...indent(jsParameters(read), 4),
    `    window: ${read.window},`,
    ...(read.live
      ? ['    query: { refetchInterval: 30_000 },']
      : [`    endTime: Date.parse(${JSON.stringify(read.endTime)}),`]),
    '  })',
    '  if (error) return <p role="alert">{error.message}</p>',
    '  return (',
    '    <ul>',
    `      {data?.series${filter}.map(({ name, dimensions, timestamps }) => (`,
    '        <li key={JSON.stringify(dimensions)}>',
    '          {name} {JSON.stringify(dimensions)}: {timestamps.length} points',
    '        </li>',
    '      ))}',
    '    </ul>',
    '  )',
    '}',
  )
}

/** A command that prints the reply of the API. */
export function curlSnippet(read: SnippetRead): string {
  const { name, statistics, period, groupBy, mergeMetrics, startTime, endTime } = read
  const filter = toQueryFilter(read.dimensions)
  const parameters: [string, string | number | undefined][] = [
    ['name', name],
    ['dimensions', filter === '' ? undefined : filter],
    ['statistics', statistics?.join(',')],
    ['period', statistics && period],
    ['group_by', groupBy && toGroups(groupBy)],
    ['merge_metrics', mergeMetrics ? 'true' : undefined],
    ['start_time', startTime],
    ['end_time', endTime],
  ]
  return lines(
    ...comments(read),
    `curl --fail-with-body --get "$MONASCA_API_URL/metrics/${statistics ? 'statistics' : 'measurements'}" \\`,
    '  --header "X-Auth-Token: $OS_TOKEN" \\',
    ...continued(
      parameters.flatMap(([key, value]) =>
        value === undefined ? [] : [`  --data-urlencode ${quoteShell(`${key}=${value}`)}`],
      ),
    ),
  )
}

/** A command of python-monascaclient, which signs in with the variables `OS_*`. */
export function monascaSnippet(read: SnippetRead): string {
  const { name, statistics, period, groupBy, mergeMetrics, startTime, endTime } = read
  const filter = toQueryFilter(read.dimensions, '=')
  const command = statistics
    ? `metric-statistics ${quoteShell(name)} ${statistics.join(',')}`
    : `measurement-list ${quoteShell(name)}`
  return lines(
    '# Signs in with the environment: OS_AUTH_URL, OS_USERNAME, OS_PASSWORD, OS_PROJECT_NAME.',
    ...comments(read),
    ...continued([
      `monasca ${command} ${startTime} --endtime ${endTime}`,
      ...(filter === '' ? [] : [`  --dimensions ${quoteShell(filter)}`]),
      ...(statistics ? [`  --period ${period}`] : []),
      ...(groupBy ? [`  --group_by ${quoteShell(toGroups(groupBy))}`] : []),
      ...(mergeMetrics ? ['  --merge_metrics'] : []),
    ]),
  )
}

/** A script for python-monascaclient that prints the series. JSON texts are valid Python. */
export function pythonSnippet(read: SnippetRead): string {
  const { name, statistics, period, groupBy, mergeMetrics, startTime, endTime } = read
  const dimensions = Object.entries(read.dimensions ?? {}).map(
    ([key, wanted]) =>
      `${JSON.stringify(key)}: ${JSON.stringify(wanted === true ? '' : [wanted].flat().join('|'))}`,
  )
  return lines(
    'import os',
    '',
    'from monascaclient import client',
    '',
    'monasca = client.Client(',
    "    api_version='2_0',",
    "    auth_url=os.environ['OS_AUTH_URL'],",
    "    token=os.environ['OS_TOKEN'],",
    "    project_name=os.environ['OS_PROJECT_NAME'],",
    "    endpoint=os.environ['MONASCA_API_URL'],",
    ')',
    ...comments(read),
    `print(monasca.metrics.${statistics ? 'list_statistics' : 'list_measurements'}(`,
    `    name=${JSON.stringify(name)},`,
    ...(dimensions.length === 0 ? [] : [`    dimensions={${dimensions.join(', ')}},`]),
    ...(statistics ? [`    statistics='${statistics.join(',')}',`, `    period=${period},`] : []),
    ...(groupBy ? [`    group_by=${JSON.stringify(toGroups(groupBy))},`] : []),
    ...(mergeMetrics ? ['    merge_metrics=True,'] : []),
    `    start_time='${startTime}',`,
    `    end_time='${endTime}',`,
    '))',
  )
}

function toGroups(groupBy: '*' | readonly string[]): string {
  return [groupBy].flat().join(',')
}

function comments(read: SnippetRead): string[] {
  return restNotes(read).map((note) => `# ${note}`)
}

function indent(texts: readonly string[], width = 2): string[] {
  return texts.map((text) => ' '.repeat(width) + text)
}

/** Joins the lines of one command. */
function continued(texts: readonly string[]): string[] {
  return texts.map((text, index) => (index === texts.length - 1 ? text : `${text} \\`))
}

function lines(...texts: readonly string[]): string {
  return `${texts.join('\n')}\n`
}
