import classes from './PagePending.module.css'

/** While the code of a page loads. Plain, so that it is there before anything else is. */
export function PagePending() {
  return (
    <div className={classes['pending']} role="status">
      Loading…
    </div>
  )
}
