import { Button } from '@mantine/core'
import { IconLayoutGridAdd } from '@tabler/icons-react'
import { useState } from 'react'
import { lazyPart } from '../../../components/LazyPart.js'
import type { PanelContent } from '../../../panels/panelSchema.js'

const { Part: AddDialog } = lazyPart(() => import('./AddDialog.js').then((module) => module.AddDialog))

export type AddToDashboardProps = {
  /** `undefined` while there is nothing to add. */
  panel: PanelContent | undefined
}

/** A button that adds a panel to one of the user’s dashboards. */
export function AddToDashboard({ panel }: AddToDashboardProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLayoutGridAdd size={14} aria-hidden="true" />}
        disabled={panel === undefined}
        onClick={() => setIsOpen(true)}
      >
        Add to dashboard
      </Button>
      {isOpen && panel && <AddDialog panel={panel} onClose={() => setIsOpen(false)} />}
    </>
  )
}
