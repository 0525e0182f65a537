import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { EmptyNotice } from '../components/states/EmptyNotice.js'
import { ErrorNotice } from '../components/states/ErrorNotice.js'
import { StaleNotice } from '../components/states/StaleNotice.js'
import classes from './PanelState.module.css'

export type PanelStateProps = {
  /** Whether there is something to show, also if it is old. */
  hasData: boolean
  /** `null` without one. */
  error: unknown
  onRetry: () => void
  /** Says why there is nothing, if there is nothing. */
  empty?: ReactNode
  children: ReactNode
}

/** The content of a panel, or what there is to say instead: loading, failed, empty; and below it, that it is old. */
export function PanelState({ hasData, error, onRetry, empty, children }: PanelStateProps) {
  if (!hasData && error !== null) return <ErrorNotice error={error} onRetry={onRetry} />
  if (!hasData) return <Skeleton className={classes['loading'] ?? ''} role="status" aria-label="Loading…" />
  return (
    <>
      {/* Scrollable by keys too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      {/* biome-ignore lint/a11y/useSemanticElements: no fields are grouped */}
      <div className={classes['content']} tabIndex={0} role="group" aria-label="Content">
        {empty === undefined ? children : <EmptyNotice>{empty}</EmptyNotice>}
      </div>
      {error !== null && <StaleNotice error={error} onRetry={onRetry} />}
    </>
  )
}
