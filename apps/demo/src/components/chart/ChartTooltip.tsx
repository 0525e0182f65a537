import { lazyPart } from '../LazyPart.js'
import { type CursorStore, useCursor } from './cursorStore.js'
import type { TooltipContentProps } from './TooltipContent.js'

export type ChartTooltipProps = Omit<TooltipContentProps, 'at'> & { cursor: CursorStore }

// Loads when a chart is first pointed at.
const { Part: TooltipContent } = lazyPart(
  () => import('./TooltipContent.js').then((module) => module.TooltipContent),
  null,
)

/**
 * All lines below the crosshair, sorted by value. Only the chart that is pointed at has one; others show their crosshair
 * and the values in their legend.
 */
export function ChartTooltip({ cursor, ...props }: ChartTooltipProps) {
  const at = useCursor(cursor)
  return at?.isOwn ? <TooltipContent {...props} at={at} /> : null
}
