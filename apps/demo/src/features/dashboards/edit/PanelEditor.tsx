import { Button, Paper, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { LeaveGuard } from '../../../components/page/LeaveGuard.js'
import { Page } from '../../../components/page/Page.js'
import { PageHeader } from '../../../components/page/PageHeader.js'
import { Panel } from '../../../panels/Panel.js'
import type { PanelContent } from '../../../panels/panelSchema.js'
import { panelTitle } from '../../../panels/panelTitle.js'
import type { Variables } from '../../../queries/substituteVariables.js'
import { Problems } from '../list/Problems.js'
import { checkPanel } from '../model/checkPanel.js'
import type { DashboardPanel, Variable } from '../model/dashboard.js'
import { contentOf } from '../model/editDashboard.js'
import { ContentFields } from './ContentFields.js'
import { HeadFields } from './HeadFields.js'
import classes from './PanelEditor.module.css'

export type PanelEditorProps = {
  panel: DashboardPanel
  /** The values that the preview shows. */
  variables: Variables
  /** The variables that the panel can be repeated by. */
  defined: readonly Variable[]
  onApply: (content: PanelContent, repeat: string | undefined) => void
  onCancel: () => void
}

/** Milliseconds without a change before the preview follows. */
const pause = 300

/** Changes one panel, with a preview. */
export function PanelEditor({ panel, variables, defined, onApply, onCancel }: PanelEditorProps) {
  const [content, setContent] = useState<PanelContent>(() => contentOf(panel))
  const [repeat, setRepeat] = useState(panel.repeat)
  const [preview] = useDebouncedValue(content, pause)
  const problems = checkPanel(content)
  const isDirty = JSON.stringify([content, repeat]) !== JSON.stringify([contentOf(panel), panel.repeat])
  return (
    <Page>
      <LeaveGuard isDirty={() => isDirty} parameter="edit">
        The changes to this panel have not been applied.
      </LeaveGuard>
      <PageHeader title={`Edit ${panelTitle(contentOf(panel))}`}>
        <Button size="xs" variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="xs" disabled={problems.length > 0} onClick={() => onApply(content, repeat)}>
          Apply
        </Button>
      </PageHeader>
      <div className={classes['columns']}>
        <Stack gap="sm" className={classes['main'] ?? ''}>
          <div className={classes['preview']} data-type={content.type}>
            <Panel panel={preview} variables={variables} />
          </div>
          {problems.length > 0 && <Problems title="The panel is not complete" problems={problems} />}
          <ContentFields content={content} onChange={setContent} />
        </Stack>
        <Paper withBorder p="sm" component="section" aria-label="Panel">
          <HeadFields
            content={content}
            repeat={repeat}
            defined={defined}
            onChange={setContent}
            onRepeat={setRepeat}
          />
        </Paper>
      </div>
    </Page>
  )
}
