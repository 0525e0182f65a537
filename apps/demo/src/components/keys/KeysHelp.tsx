import { Button } from '../base/Button.js'
import { Dialog } from '../Dialog.js'
import classes from './KeysHelp.module.css'
import type { KeyGroup } from './keyRegistry.js'
import { useKeyGroups } from './pageKeys.js'

/** Groups of the same name become one. */
function mergeGroups(groups: readonly KeyGroup[]): KeyGroup[] {
  const names = [...new Set(groups.map(({ name }) => name))]
  return names.map((name) => ({
    name,
    bindings: groups.filter((group) => group.name === name).flatMap(({ bindings }) => bindings),
  }))
}

/** Lists the keys of the page. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const groups = mergeGroups(useKeyGroups())
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div className={classes['groups']}>
        {groups.map(({ name, bindings }) => (
          <section key={name} aria-label={name}>
            <h3 className={classes['name']}>{name}</h3>
            <dl className={classes['keys']}>
              {bindings.map(({ keys, description }) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{description}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Button variant="default" className={classes['close']} onClick={onClose}>
        Close
      </Button>
    </Dialog>
  )
}
