import { Button, FileButton, Paper } from '@mantine/core'
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { type DragEvent, useState } from 'react'
import { downloadText } from '../../../components/downloadText.js'
import { SearchText } from '../../../components/form/SearchText.js'
import { useKeys } from '../../../components/keys/pageKeys.js'
import { Page } from '../../../components/page/Page.js'
import { PageHeader } from '../../../components/page/PageHeader.js'
import { EmptyNotice } from '../../../components/states/EmptyNotice.js'
import { formatDashboardFile } from '../model/dashboardFile.js'
import { shippedDashboards } from '../shipped/shipped.js'
import { useDashboardActions } from '../store/useDashboardActions.js'
import { useStoredDashboards } from '../store/useDashboards.js'
import { DamagedList } from './DamagedList.js'
import { DashboardList, type ListedDashboard } from './DashboardList.js'
import classes from './DashboardsPage.module.css'
import { Notice } from './Notice.js'
import { Problems } from './Problems.js'
import { type ReadFile, readFiles } from './readFiles.js'

const route = getRouteApi('/signed-in/dashboards')

/** All dashboards: those that come with the page, and the user’s own. */
export function DashboardsPage() {
  const { text } = route.useSearch()
  const navigate = route.useNavigate()
  const { dashboards, damaged } = useStoredDashboards()
  const { createNew, add } = useDashboardActions()
  const [refused, setRefused] = useState<readonly ReadFile[]>([])
  const [isOver, setIsOver] = useState(false)
  useKeys('Dashboards', [{ keys: 'n', description: 'New dashboard', run: createNew }])

  const importFiles = async (files: readonly File[]) => {
    const read = await readFiles(files)
    setRefused(read.filter(({ problems }) => problems !== undefined))
    const found = read.flatMap(({ dashboards = [] }) => dashboards)
    if (found.length > 0) add(found)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void importFiles([...event.dataTransfer.files])
  }
  const matches = ({ dashboard: { title, description = '' } }: ListedDashboard) =>
    `${title} ${description}`.toLowerCase().includes((text ?? '').toLowerCase())
  const own = dashboards.map((stored): ListedDashboard => ({ ...stored, stored })).filter(matches)
  const shipped = Object.entries(shippedDashboards)
    .map(([id, dashboard]): ListedDashboard => ({ id, dashboard, stored: undefined }))
    .filter(matches)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the button
    <div
      className={classes['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (![...event.dataTransfer.types].includes('Files')) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={(event) => {
        if (event.target === event.currentTarget) setIsOver(false)
      }}
      onDrop={onDrop}
    >
      <Page>
        <PageHeader title="Dashboards">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden="true" />}
            disabled={dashboards.length === 0}
            onClick={() =>
              downloadText(
                'dashboards.json',
                formatDashboardFile(dashboards.map(({ dashboard }) => dashboard)),
                'application/json',
              )
            }
          >
            Export all
          </Button>
          <FileButton
            accept=".json,application/json"
            multiple
            onChange={(files) => void importFiles(files)}
            inputProps={{ 'aria-label': 'Files to import' }}
          >
            {(props) => (
              <Button
                {...props}
                size="xs"
                variant="default"
                leftSection={<IconUpload size={14} aria-hidden="true" />}
              >
                Import
              </Button>
            )}
          </FileButton>
          <Button size="xs" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={createNew}>
            New dashboard
          </Button>
        </PageHeader>
        {refused.map(({ name, problems = [] }) => (
          <Problems key={name} title={`${name} was not imported`} problems={problems} />
        ))}
        <SearchText
          key={text ?? ''}
          label="Search"
          placeholder="Title or description"
          text={text}
          className={classes['search']}
          onChange={(changes, { replace }) =>
            void navigate({ search: (old) => ({ ...old, ...changes }), replace })
          }
        />
        <DashboardList title="Own dashboards" rows={own}>
          {text === undefined
            ? 'No dashboards of your own yet. Create one, clone one of those below, or drop an exported file here. They are stored in this browser, for you and this project.'
            : `None of your dashboards matches “${text}”.`}
        </DashboardList>
        {damaged.length > 0 && <DamagedList damaged={damaged} />}
        {shipped.length > 0 && <DashboardList title="Shipped dashboards" rows={shipped} />}
        {shipped.length === 0 && own.length > 0 && text !== undefined && (
          <Paper withBorder>
            <EmptyNotice>None of the shipped dashboards matches “{text}”.</EmptyNotice>
          </Paper>
        )}
      </Page>
      <Notice />
    </div>
  )
}
