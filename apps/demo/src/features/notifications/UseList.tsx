import { stateLooks } from '../../components/alarm/stateLooks.js'
import classes from './UseList.module.css'
import type { Use } from './usage.js'

/** Definitions with the states of which they notify a method. */
export function UseList({ uses }: { uses: readonly Use[] }) {
  return (
    <ul className={classes['list']} tabIndex={uses.length > 8 ? 0 : undefined}>
      {uses.map(({ definition, states }) => (
        <li key={definition.id}>
          <span className={classes['name']}>{definition.name}</span>
          <span className={classes['states']}>
            {states.map((state) => stateLooks[state].label).join(', ')}
            {!definition.actionsEnabled && ', notifications off'}
          </span>
        </li>
      ))}
    </ul>
  )
}
