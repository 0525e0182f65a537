import { Card } from '../../components/base/Card.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { isEmulator } from '../../session/backend.js'
import classes from './NoHosts.module.css'

/** The command of monasca-agent that sets it up on a host. Its user needs the role `monasca-agent`. */
const command =
  'monasca-setup --username … --password … --project_name … --keystone_url https://…/v3 --system_only'

/** Why there is no host, and how to add one. */
export function NoHosts() {
  return (
    <Card>
      <EmptyNotice>
        No host has reported data yet. A new agent needs a few seconds.
        {!isEmulator() && (
          <>
            <p className={classes['advice']}>
              On a host, install monasca-agent and run, as a user with the role <code>monasca-agent</code> in
              this project:
            </p>
            <code className={classes['command']}>{command}</code>
          </>
        )}
      </EmptyNotice>
    </Card>
  )
}
