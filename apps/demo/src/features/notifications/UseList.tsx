import { Link } from '@tanstack/react-router'
import { stateLooks } from '../../components/alarm/stateLooks.js'
import classes from './UseList.module.css'
import type { Use } from './usage.js'

/** Definitions with the states of which they notify a method. */
export function UseList({ uses }: { uses: readonly Use[] }) {
  return (
    <ul className={classes['list']}>
      {uses.map(({ definition, states }) => (
        <li key={definition.id}>
          <Link
            className={classes['name']}
            to="/definitions/$definitionId"
            params={{ definitionId: definition.id }}
          >
            {definition.name}
          </Link>
          <span className={classes['states']}>
            {states.map((state) => stateLooks[state].label).join(', ')}
            {!definition.actionsEnabled && ', notifications off'}
          </span>
        </li>
      ))}
    </ul>
  )
}
