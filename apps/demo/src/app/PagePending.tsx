import classes from './PagePending.module.css'

/** Shown while the code of a page loads. Without components, so that it is part of the first chunk. */
export function PagePending() {
  return (
    <div className={classes['pending']} role="status">
      Loading…
    </div>
  )
}
