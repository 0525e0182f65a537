import { Paper, Skeleton, Text } from '@mantine/core'
import { useMemo } from 'react'
import { SearchText } from '../../../components/form/SearchText.js'
import { EmptyNotice } from '../../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../../components/states/StaleNotice.js'
import { formatCount } from '../../../format/formatCount.js'
import classes from './MetricFinder.module.css'
import { MetricTree } from './MetricTree.js'
import type { TreeNode } from './treeNodes.js'
import { type MetricTree as Tree, useMetricTree } from './useMetricTree.js'

export type MetricFinderProps = {
  /** The text that is searched for, from the address. */
  text: string | undefined
  /** Must stay the same function between renders. */
  onSearch: (changes: { text: string | undefined }, options: { replace: boolean }) => void
  /** Names of the metrics that the page shows. */
  shown: ReadonlySet<string>
  onChoose: (node: TreeNode) => void
  onAdd: (node: TreeNode) => void
  className?: string | undefined
}

/** All metrics of the project, to choose from: by prefix, or by a text in names and values. */
export function MetricFinder({ text, onSearch, shown, onChoose, onAdd, className = '' }: MetricFinderProps) {
  const tree = useMetricTree(text)
  return (
    <Paper
      withBorder
      component="section"
      aria-label="Metrics of the project"
      className={`${classes['finder']} ${className}`}
    >
      <search className={classes['head']} aria-label="Find metrics">
        <SearchText
          key={text ?? ''}
          label="Find metrics"
          placeholder="Part of a name or value"
          text={text}
          onChange={onSearch}
        />
        <Text size="xs" c="dimmed" role="status" data-testid="matches">
          {matchWords(tree)}
        </Text>
      </search>
      {tree.error !== null && tree.nodes !== undefined && (
        <StaleNotice error={tree.error} onRetry={tree.retry} />
      )}
      <Content tree={tree} text={text} shown={shown} onChoose={onChoose} onAdd={onAdd} />
    </Paper>
  )
}

function Content({
  tree,
  text,
  ...props
}: Pick<MetricFinderProps, 'text' | 'shown' | 'onChoose' | 'onAdd'> & { tree: Tree }) {
  const { nodes, isFound, error, retry } = tree
  // Another search, another tree: nothing of the last one is open or closed.
  const key = useMemo(() => (isFound ? `found ${text}` : 'all'), [isFound, text])
  if (nodes === undefined) {
    return error === null ? (
      <Skeleton height={280} role="status" aria-label="Metrics are loading" />
    ) : (
      <ErrorNotice error={error} onRetry={retry} />
    )
  }
  if (nodes.length > 0) return <MetricTree key={key} nodes={nodes} isOpenAtFirst={isFound} {...props} />
  if (isFound) return <EmptyNotice>No metrics match. Try a shorter text.</EmptyNotice>
  return (
    <EmptyNotice>
      This project has no metrics yet. Start Monasca’s agent on a host, or send a measurement:
      <code className={classes['command']}>monasca metric-create room.temp_c 21.5</code>
    </EmptyNotice>
  )
}

function matchWords({ nodes, isFound, names, series, hasMore, error }: Tree): string {
  if (nodes === undefined) return error === null ? 'Loading…' : 'No metrics could be read.'
  if (isFound) return `${formatCount(nodes.length)} ${nodes.length === 1 ? 'match' : 'matches'}`
  const total = series === undefined ? '' : `, ${hasMore ? 'more than ' : ''}${formatCount(series)} series`
  return `${formatCount(names)} ${names === 1 ? 'name' : 'names'}${total}`
}
