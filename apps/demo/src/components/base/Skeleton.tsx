import classes from './Skeleton.module.css'

export type SkeletonProps = {
  height: number | string
  /** @default the width of what it is in */
  width?: number | undefined
  /** What is loading. Without it, what the skeleton is in says so. */
  label?: string | undefined
}

/** As large as what comes. */
export function Skeleton({ height, width, label }: SkeletonProps) {
  const look = { className: classes['skeleton'], style: { height, width }, 'data-skeleton': true }
  return label === undefined ? <span {...look} /> : <span {...look} role="status" aria-label={label} />
}
