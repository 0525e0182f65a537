import classes from './Divider.module.css'

/** A line between alternatives, with a word in it. */
export function Divider({ label }: { label: string }) {
  return <div className={classes['divider']}>{label}</div>
}
