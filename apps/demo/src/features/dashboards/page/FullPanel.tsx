import { Button } from '@mantine/core'
import { IconArrowsMinimize } from '@tabler/icons-react'
import { useKeys } from '../../../components/keys/pageKeys.js'
import { Panel } from '../../../panels/Panel.js'
import type { ShownPanel } from '../model/expandRepeats.js'
import classes from './FullPanel.module.css'

/** One panel that fills the page. */
export function FullPanel({ shown, onClose }: { shown: ShownPanel; onClose: () => void }) {
  useKeys('One panel', [{ keys: 'Escape', description: 'Back to all panels', run: onClose }])
  return (
    <div className={classes['full']}>
      <Panel
        panel={shown.panel}
        variables={shown.variables}
        actions={
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconArrowsMinimize size={14} aria-hidden="true" />}
            onClick={onClose}
          >
            All panels
          </Button>
        }
      />
    </div>
  )
}
