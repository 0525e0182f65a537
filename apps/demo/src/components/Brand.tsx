import classes from './Brand.module.css'

/** Logo and name of the dashboard. */
export function Brand({ large = false }: { large?: boolean | undefined }) {
  const size = large ? 34 : 26
  return (
    <span className={classes['brand']} data-large={large || undefined}>
      <img src="/icon.svg" width={size} height={size} alt="" />
      <span>Monasca</span>
    </span>
  )
}
