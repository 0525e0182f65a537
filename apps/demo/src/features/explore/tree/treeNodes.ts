import type { MetricIndex } from './metricIndex.js'

/** A node of the tree: a prefix of names, a metric, or a metric with a value of one of its dimensions. */
export type TreeNode = {
  id: string
  label: string
  /** Number of series. */
  series: number
  /** What choosing it shows; a prefix opens instead. */
  metric?: string | undefined
  filter?: { dimension: string; value: string } | undefined
  /** What is found in it, if that is not all: `20 of 500 values`. */
  note?: string | undefined
  children?: readonly TreeNode[] | undefined
}

/** A visible row of the tree. */
export type TreeRow = {
  node: TreeNode
  /** From 1. */
  level: number
  /** Place among its siblings, from 1, and their number. */
  position: number
  siblings: number
  /** Row of the parent; `undefined` at the top. */
  parent: number | undefined
  /** `undefined` without children. */
  isOpen: boolean | undefined
}

type Branch = { branches: Map<string, Branch>; leaves: TreeNode[] }

/** Arranges names by their prefixes: `cpu.` with all names below it. A prefix of one name is none. */
export function toPrefixTree({ names }: MetricIndex): TreeNode[] {
  const root: Branch = { branches: new Map(), leaves: [] }
  for (const { name, series } of names) {
    let branch = root
    for (const part of name.split('.').slice(0, -1)) {
      const next = branch.branches.get(part) ?? { branches: new Map(), leaves: [] }
      branch.branches.set(part, next)
      branch = next
    }
    branch.leaves.push({ id: `metric ${name}`, label: name, series, metric: name })
  }
  return toNodes(root, '')
}

function toNodes({ branches, leaves }: Branch, prefix: string): TreeNode[] {
  const groups = [...branches].flatMap(([part, branch]): TreeNode[] => {
    const path = `${prefix}${part}.`
    const children = toNodes(branch, path)
    const [only] = children
    if (children.length === 1 && only !== undefined) return [only]
    const series = children.reduce((sum, child) => sum + child.series, 0)
    return [{ id: `prefix ${path}`, label: path, series, children }]
  })
  return [...groups, ...leaves]
}

/** Lists the visible rows: all nodes whose parents are open. */
export function toRows(nodes: readonly TreeNode[], isOpen: (node: TreeNode) => boolean): TreeRow[] {
  const rows: TreeRow[] = []
  const add = (siblings: readonly TreeNode[], level: number, parent: number | undefined) => {
    for (const [index, node] of siblings.entries()) {
      const open = node.children && isOpen(node)
      rows.push({ node, level, position: index + 1, siblings: siblings.length, parent, isOpen: open })
      if (node.children && open) add(node.children, level + 1, rows.length - 1)
    }
  }
  add(nodes, 1, undefined)
  return rows
}
