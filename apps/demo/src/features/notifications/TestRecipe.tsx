import { Button, CopyButton, Text } from '@mantine/core'
import type { NotificationMethod } from '@monasca/core'
import classes from './TestRecipe.module.css'
import { testCommands } from './testCommands.js'

/** How to test a method on a server without a test call. */
export function TestRecipe({ method }: { method: NotificationMethod }) {
  const { create, fire, find, remove } = testCommands(method)
  return (
    <>
      <Text size="sm">
        Monasca has no call to test a method. Use an alarm definition that fires at once, with the{' '}
        <code>monasca</code> command of python-monascaclient:
      </Text>
      <ol className={classes['steps']}>
        <li>
          Create a definition that notifies only this method.
          <Command name="the first command" text={create} />
        </li>
        <li>
          Send a measurement above its threshold. Your role must be allowed to post metrics.
          <Command name="the second command" text={fire} />
          The alarm fires when Monasca evaluates the measurement, usually within two minutes.
        </li>
        <li>
          Delete the definition with its alarm, or it stays and notifies again with the next measurement.
          <Command name="the command that finds it" text={find} />
          <Command name="the command that deletes it" text={remove} />
        </li>
      </ol>
    </>
  )
}

function Command({ name, text }: { name: string; text: string }) {
  return (
    <div className={classes['command']}>
      <code>{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
            <span className={classes['hidden']}> {name}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
