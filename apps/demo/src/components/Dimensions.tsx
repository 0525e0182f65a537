import classes from './Dimensions.module.css'

/** Dimensions of a metric as `key=value`, by key. */
export function Dimensions({ dimensions }: { dimensions: Readonly<Record<string, string>> }) {
  return (
    <span className={classes['list']}>
      {Object.entries(dimensions)
        .sort(([a], [b]) => a.localeCompare(b, 'en'))
        .map(([key, value]) => (
          <span key={key} className={classes['dimension']}>
            <span className={classes['key']}>{key}=</span>
            {value}
          </span>
        ))}
    </span>
  )
}
