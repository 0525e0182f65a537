// A page for each hook of @monasca/react: import, usage, parameters, return value, errors.
import { cell, description, escapeText, examples, thrown } from './comments.mjs'
import { createTypeLinker } from './linkTypes.mjs'
import { isForeign, properties, propertyTable, typeText } from './types.mjs'

/** The order of the navigation, by the file that declares the hook. */
const groups = [
  ['Metrics', /hooks\/metrics/],
  ['Series', /hooks\/series/],
  ['Alarms', /hooks\/(?:alarms|bulkAlarms|useAlarmExplanation)/],
  ['Alarm definitions', /hooks\/(?:alarmDefinitions|useApplyDefinitionPlan)/],
  ['Notification methods', /hooks\/notifications/],
  ['Session', /hooks\/(?:session|scopes)/],
  ['Page', /./],
]

export const isHook = (name) => /^use[A-Z]/.test(name)

const fileOf = (symbol) => symbol.declarations?.[0]?.getSourceFile().fileName ?? ''
const groupOf = (symbol) => groups.find(([, pattern]) => pattern.test(fileOf(symbol)))?.[0] ?? 'Page'

/** The hooks of the package by group, in the order of the navigation. */
export function groupHooks(exports) {
  const hooks = exports.filter(({ name }) => isHook(name))
  return groups
    .map(([text]) => ({ text, hooks: hooks.filter(({ symbol }) => groupOf(symbol) === text) }))
    .filter((group) => group.hooks.length > 0)
}

/** One page per hook, an index, and the navigation: by path below docs/. */
export function hookPages({ checker, exports, places }) {
  const pages = new Map()
  const byGroup = groupHooks(exports)
  for (const { hooks } of byGroup)
    for (const hook of hooks) pages.set(`hooks/${hook.name}.md`, hookPage(hook, { checker, places }))
  pages.set('hooks/index.md', indexPage(byGroup, checker))
  pages.set('hooks/sidebar.json', JSON.stringify(sidebar(byGroup), undefined, 2))
  return pages
}

const sidebar = (byGroup) => [
  { text: 'All hooks', link: '/hooks/' },
  ...byGroup.map(({ text, hooks }) => ({
    text,
    collapsed: true,
    items: hooks.map(({ name }) => ({ text: name, link: `/hooks/${name}` })),
  })),
]

function indexPage(byGroup, checker) {
  const sections = byGroup.map(({ text, hooks }) => {
    const rows = hooks.map(
      ({ name, symbol }) => `| [\`${name}\`](${name}.md) | ${cell(firstSentence(symbol, checker))} |`,
    )
    return [`## ${text}`, '', '| Hook | Purpose |', '| --- | --- |', ...rows].join('\n')
  })
  return [
    '---\neditLink: false\n---',
    '# React hooks',
    'The hooks of `@monasca/react`, from its sources. Reads take the parameters of the API call, and the options of TanStack Query in `query`; writes take those in `mutation`.',
    'See [Monasca in React](../guides/react.md) for how they work together, and [which hook for which series](../recipes/which-series-hook.md).',
    ...sections,
    '',
  ].join('\n\n')
}

function firstSentence(symbol, checker) {
  const [paragraph = ''] = description(symbol, checker).split('\n\n')
  return /^([\s\S]*?[.:])(?:\s|$)/.exec(paragraph)?.[1]?.replace(/:$/, '.') ?? paragraph
}

function hookPage({ name, symbol }, { checker, places }) {
  const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures()
  const link = createTypeLinker(places, 1)
  return [
    '---\neditLink: false\n---',
    `# ${name}`,
    escapeText(description(symbol, checker)),
    `## Import\n\n\`\`\`ts\nimport { ${name} } from '@monasca/react'\n\`\`\``,
    `## Usage\n\n${examples(symbol, checker).join('\n\n')}`,
    `## Parameters\n\n${parameters(signature, { checker, link })}`,
    `## Return value\n\n${returned(signature, { checker, link, places })}`,
    `## Errors\n\n${errors(symbol, signature, { checker, places })}`,
    '',
  ].join('\n\n')
}

function parameters(signature, { checker, link }) {
  if (signature.parameters.length === 0) return 'None.'
  return signature.parameters
    .map((parameter) => {
      const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter))
      const list = properties(checker, type).filter((property) => !isForeign(property))
      if (list.length === 0) return `\`${parameter.name}\`: ${link(typeText(checker, type))}`
      return propertyTable(checker, list, link)
    })
    .join('\n\n')
}

/** The result type of TanStack Query that a hook returns, and its data. */
function queryResult(signature, checker) {
  const type = signature.getReturnType()
  const text = checker.typeToString(type)
  const kind = /^Use(InfiniteQuery|Query|Mutation)Result/.exec(text)?.[1]
  if (!kind) return undefined
  const [data, , variables] = type.aliasTypeArguments ?? []
  const fallback = data?.isTypeParameter() ? data.getDefault() : data
  return {
    kind,
    data: fallback && typeText(checker, fallback),
    variables: variables && typeText(checker, variables),
  }
}

const guides = {
  Query: ['useQuery', 'https://tanstack.com/query/latest/docs/framework/react/reference/useQuery'],
  InfiniteQuery: [
    'useInfiniteQuery',
    'https://tanstack.com/query/latest/docs/framework/react/reference/useInfiniteQuery',
  ],
  Mutation: ['useMutation', 'https://tanstack.com/query/latest/docs/framework/react/reference/useMutation'],
}

function returned(signature, { checker, link }) {
  const result = queryResult(signature, checker)
  if (result) {
    const [name, url] = guides[result.kind]
    const lines = [
      `The result of TanStack Query's [\`${name}\`](${url}), with`,
      '',
      '| Name | Type |',
      '| --- | --- |',
    ]
    lines.push(
      `| \`data\` | ${link(result.data ?? 'unknown')}${result.kind === 'Mutation' ? '' : ', or what `query.select` returns'} |`,
    )
    if (result.kind === 'Mutation')
      lines.push(`| \`mutate\`, \`mutateAsync\` | take ${link(result.variables ?? 'void')} |`)
    lines.push(`| \`error\` | ${link('MonascaError')} |`)
    return lines.join('\n')
  }
  const type = signature.getReturnType()
  const list = properties(checker, type).filter((property) => !isForeign(property))
  const text = link(checker.typeToString(type))
  if (list.length === 0 || type.getCallSignatures().length > 0) return text
  return `${text}:\n\n${propertyTable(checker, list, link)}`
}

function errors(symbol, signature, { checker, places }) {
  const rows = thrown(symbol, checker).map(({ name, when }) => {
    const place = places.get(name)
    return `- ${place ? `[\`${name}\`](../${place.replace('.html', '.md')})` : `\`${name}\``} ${escapeText(when)}`
  })
  const failing = queryResult(signature, checker)
    ? [
        'Failed requests do not throw: `error` is set. Show `error.shortMessage`, and check `error.code`: see [Errors](../errors.md).',
      ]
    : []
  return [...failing, rows.join('\n')].filter(Boolean).join('\n\nThrown while rendering:\n\n') || 'None.'
}
