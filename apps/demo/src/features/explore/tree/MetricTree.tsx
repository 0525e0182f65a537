import { ActionIcon, VisuallyHidden } from '@mantine/core'
import { IconChevronRight, IconPlus } from '@tabler/icons-react'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { formatCount } from '../../../format/formatCount.js'
import classes from './MetricTree.module.css'
import { findTyped, treeMove } from './treeKeys.js'
import { type TreeNode, type TreeRow, toRows } from './treeNodes.js'

export type MetricTreeProps = {
  nodes: readonly TreeNode[]
  /** Whether all nodes are open at first: for what was found. */
  isOpenAtFirst: boolean
  /** Names of the metrics that the page shows. */
  shown: ReadonlySet<string>
  /** Shows this metric alone. */
  onChoose: (node: TreeNode) => void
  /** Shows this metric too. */
  onAdd: (node: TreeNode) => void
}

/** Pixels, as in the style sheet. */
const rowHeight = 28
/** Milliseconds without typing before letters begin another label. */
const patience = 700

/**
 * The metrics as a tree, of which only visible rows are in the document. Keys as in every tree: arrows, Home, End, letters;
 * Enter shows a metric, Shift and Enter adds it.
 */
export function MetricTree({ nodes, isOpenAtFirst, shown, onChoose, onAdd }: MetricTreeProps) {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  // Nodes that are not as at first.
  const [changed, setChanged] = useState<ReadonlySet<string>>(() => new Set())
  const [activeId, setActiveId] = useState<string>()
  const rows = useMemo(
    () => toRows(nodes, (node) => changed.has(node.id) !== isOpenAtFirst),
    [nodes, changed, isOpenAtFirst],
  )
  const active = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === activeId),
  )
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The row with the focus must be in the document to be read.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  })
  // Another search starts at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other nodes scroll
  useEffect(() => {
    if (virtualizer.scrollOffset !== 0) virtualizer.scrollToOffset(0)
  }, [isOpenAtFirst])

  const moveTo = (index: number) => {
    const row = rows[index]
    if (row === undefined) return
    setActiveId(row.node.id)
    virtualizer.scrollToIndex(index)
  }
  const toggle = ({ id: nodeId }: TreeNode) =>
    setChanged((before) => {
      const next = new Set(before)
      if (!next.delete(nodeId)) next.add(nodeId)
      return next
    })
  const typed = useTyped()
  const handleKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = treeMove(rows, active, event)
    const found =
      move === undefined && event.key.length === 1
        ? findTyped(rows, active, typed.add(event.key, event.timeStamp))
        : undefined
    if (move !== undefined) typed.clear()
    // Letters move in the tree, not on the page.
    if (move !== undefined || event.key.length === 1) event.preventDefault()
    if (found !== undefined) moveTo(found)
    if (move?.kind === 'move') moveTo(move.to)
    const node = move !== undefined && move.kind !== 'move' ? rows[move.row]?.node : undefined
    if (node === undefined) return
    if (move?.kind === 'choose') onChoose(node)
    else if (move?.kind === 'add') onAdd(node)
    else toggle(node)
  }
  const handleClick = ({ node }: TreeRow, isAdded: boolean) => {
    setActiveId(node.id)
    if (node.metric === undefined) toggle(node)
    else if (isAdded) onAdd(node)
    else onChoose(node)
  }

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Metrics"
      tabIndex={0}
      aria-activedescendant={rows.length === 0 ? undefined : `${id}-${active}`}
      className={classes['tree']}
      onKeyDown={handleKey}
    >
      <div role="none" className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const { node, level, position, siblings, isOpen } = row
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the focus, and handles keys
            // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points to it
            <div
              key={node.id}
              id={`${id}-${index}`}
              role="treeitem"
              aria-level={level}
              aria-posinset={position}
              aria-setsize={siblings}
              aria-expanded={isOpen}
              aria-selected={node.metric !== undefined && node.filter === undefined && shown.has(node.metric)}
              aria-labelledby={`${id}-${index}-label ${id}-${index}-series`}
              data-active={index === active || undefined}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)`, '--level': level - 1 } as CSSProperties}
              onClick={(event) => handleClick(row, event.shiftKey)}
            >
              <IconChevronRight
                size={14}
                aria-hidden="true"
                className={classes['chevron']}
                data-open={isOpen || undefined}
                visibility={isOpen === undefined ? 'hidden' : undefined}
                onClick={(event) => {
                  if (isOpen === undefined) return
                  event.stopPropagation()
                  toggle(node)
                }}
              />
              <span id={`${id}-${index}-label`} className={classes['label']} title={node.label}>
                {node.label}
              </span>{' '}
              <span id={`${id}-${index}-series`} className={classes['count']}>
                {node.note ?? formatCount(node.series)}
                {node.note === undefined && <VisuallyHidden> series</VisuallyHidden>}
              </span>
              {node.metric !== undefined && (
                <ActionIcon
                  className={classes['add'] ?? ''}
                  variant="subtle"
                  size="xs"
                  tabIndex={-1}
                  aria-label={`Add ${node.label}`}
                  title="Add to the chart (Shift and Enter)"
                  onClick={(event) => {
                    event.stopPropagation()
                    handleClick(row, true)
                  }}
                >
                  <IconPlus size={14} aria-hidden="true" />
                </ActionIcon>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Joins letters that follow each other quickly. `time`: milliseconds. */
function useTyped(): { add: (letter: string, time: number) => string; clear: () => void } {
  const last = useRef({ text: '', time: 0 })
  return {
    add: (letter, time) => {
      const text = time - last.current.time < patience ? last.current.text + letter : letter
      last.current = { text, time }
      return text
    },
    clear: () => {
      last.current = { text: '', time: 0 }
    },
  }
}
