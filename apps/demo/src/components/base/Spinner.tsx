import classes from './Spinner.module.css'

/** Something is loading. With a label it is announced; without one it is part of something that says so. */
export function Spinner({ label }: { label?: string | undefined }) {
  if (label === undefined) return <span className={classes['spinner']} aria-hidden="true" />
  return <span className={classes['spinner']} role="status" aria-label={label} />
}
