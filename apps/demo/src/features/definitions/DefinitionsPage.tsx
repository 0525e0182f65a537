import { Button, Group, Paper, Text } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { useAlarmCount, useAlarmDefinitions, useNotifications } from '@monasca/react'
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useKeys } from '../../components/keys/pageKeys.js'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { Confirmation } from '../../components/states/Confirmation.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { DensitySwitch } from '../../components/table/DensitySwitch.js'
import { loadingRows } from '../../components/table/loadingRows.js'
import { Table } from '../../components/table/Table.js'
import type { TableHandle, TableSort } from '../../components/table/types.js'
import { useRowSelection } from '../../components/table/useRowSelection.js'
import { formatCount } from '../../format/formatCount.js'
import { pollEvery } from '../../series/pollEvery.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import { arrangeDefinitions, listPairs, toDimensions, toSortBy } from './arrangeDefinitions.js'
import { countsByDefinition, totalOfAll } from './countsByDefinition.js'
import { DefinitionFilters } from './DefinitionFilters.js'
import classes from './DefinitionsPage.module.css'
import { DeleteDialog } from './DeleteDialog.js'
import { definitionColumns } from './definitionColumns.js'
import { type DefinitionsSearch, sorts } from './definitionsSearch.js'
import { ExportDialog } from './ExportDialog.js'
import { NoDefinitions } from './NoDefinitions.js'
import { SelectionBar } from './SelectionBar.js'

const route = getRouteApi('/signed-in/definitions')

/** Milliseconds between reads of the list and of the counts. */
const intervals = { list: 30_000, counts: 15_000 }

const getId = ({ id }: AlarmDefinition): string => id
const getLabel = ({ name }: AlarmDefinition): string => name
const none: readonly AlarmDefinition[] = []

/** The alarm definitions of the project. */
export function DefinitionsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayWrite = useMayWrite()
  const [exported, setExported] = useState<readonly AlarmDefinition[]>()
  const [deleted, setDeleted] = useState<readonly AlarmDefinition[]>()
  const { severity, dimensions, text, sort } = search

  const list = useAlarmDefinitions({
    severity,
    dimensions: toDimensions(dimensions),
    sortBy: toSortBy(sort),
    query: { ...pollEvery(intervals.list), placeholderData: (previous) => previous },
  })
  const counts = useAlarmCount({
    groupBy: ['alarm_definition_id', 'state'],
    query: { ...pollEvery(intervals.counts), select: countsByDefinition },
  })
  const methods = useNotifications({ query: { select: ({ elements }) => elements } })
  const names = useMemo(
    () => methods.data && new Map(methods.data.map(({ id, name }) => [id, name])),
    [methods.data],
  )

  const { data, error } = list
  const isLoading = data === undefined && error === null
  const loaded = data?.elements ?? none
  const rows = useMemo(() => arrangeDefinitions(loaded, { text, sort }), [loaded, text, sort])
  const pairs = useMemo(() => listPairs(loaded), [loaded])
  const selection = useRowSelection(rows, getId)
  const columns = useMemo(
    () =>
      definitionColumns({
        counts: counts.data,
        notifications: names,
        mayWrite,
        onExport: setExported,
        onDelete: setDeleted,
      }),
    [counts.data, names, mayWrite],
  )
  const change = (changes: Partial<DefinitionsSearch>, { replace = false } = {}) =>
    void navigate({ search: (old) => ({ ...old, ...changes }), replace, resetScroll: false })
  const retry = () => {
    void list.refetch()
    void counts.refetch()
    void methods.refetch()
  }
  const table = useRef<TableHandle>(null)
  useKeys('Alarm definitions', [
    { keys: 'j', description: 'Next definition', run: () => table.current?.move(1) },
    { keys: 'k', description: 'Previous definition', run: () => table.current?.move(-1) },
    { keys: 'x', description: 'Select the definition', run: () => table.current?.toggle() },
    ...(mayWrite
      ? [{ keys: 'n', description: 'New definition', run: () => void navigate({ to: '/definitions/new' }) }]
      : []),
  ])
  const failure = error ?? counts.error ?? methods.error

  return (
    <Page>
      <PageHeader title="Definitions">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          disabled={rows.length === 0}
          onClick={() => setExported(rows)}
        >
          Export
        </Button>
        {mayWrite && (
          <>
            <Button
              size="xs"
              variant="default"
              component={Link}
              to="/definitions/import"
              leftSection={<IconUpload size={14} aria-hidden="true" />}
            >
              Import
            </Button>
            <Button
              size="xs"
              component={Link}
              to="/definitions/new"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
            >
              New definition
            </Button>
          </>
        )}
        <DensitySwitch />
      </PageHeader>
      <Confirmation />
      <DefinitionFilters search={search} pairs={pairs} onChange={change} />
      {data === undefined && error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {data !== undefined && rows.length === 0 && <NoDefinitions search={search} mayWrite={mayWrite} />}
      {(isLoading || rows.length > 0) && (
        <Paper withBorder className={classes['card'] ?? ''}>
          <div className={classes['bar']}>
            {selection.selected.length > 0 ? (
              <SelectionBar
                selected={selection.selected}
                mayWrite={mayWrite}
                onExport={setExported}
                onDelete={setDeleted}
                onClear={selection.clear}
              />
            ) : (
              <Group gap="xs">
                <Text size="sm" role="status">
                  {isLoading ? 'Loading…' : countWords(rows.length, data?.nextOffset !== undefined)}
                </Text>
                {!mayWrite && (
                  <Text size="xs" c="dimmed">
                    Your role can read alarm definitions, but not change them.
                  </Text>
                )}
              </Group>
            )}
          </div>
          <Table
            ref={table}
            label="Alarm definitions"
            columns={columns}
            rows={isLoading ? loadingRows : rows}
            getId={getId}
            getLabel={getLabel}
            rowHeight="auto"
            selection={selection}
            sort={toTableSort(sort)}
            onSort={(next) => change({ sort: fromTableSort(next) })}
            onOpen={({ id }) =>
              void navigate({ to: '/definitions/$definitionId', params: { definitionId: id } })
            }
            resetKey={JSON.stringify(search)}
          />
        </Paper>
      )}
      {data !== undefined && failure !== null && <StaleNotice error={failure} onRetry={retry} />}
      {exported && (
        <ExportDialog
          definitions={exported}
          notifications={methods.data}
          onClose={() => setExported(undefined)}
        />
      )}
      {deleted && (
        <DeleteDialog
          definitions={deleted}
          alarms={
            counts.data &&
            totalOfAll(
              deleted.map(({ id }) => id),
              counts.data,
            )
          }
          onClose={() => setDeleted(undefined)}
        />
      )}
    </Page>
  )
}

function countWords(count: number, hasMore: boolean): string {
  return `${hasMore ? 'The first ' : ''}${formatCount(count)} ${count === 1 ? 'definition' : 'definitions'}`
}

function toTableSort(sort: DefinitionsSearch['sort']): TableSort[] {
  const id = (sort ?? 'name').replace('-', '')
  return [{ id, direction: sort?.startsWith('-') === true ? 'desc' : 'asc' }]
}

/** The API sorts by one field usefully: the last one that was clicked. */
function fromTableSort(next: readonly TableSort[]): DefinitionsSearch['sort'] {
  const last = next.at(-1)
  const text = last === undefined ? 'name' : `${last.direction === 'desc' ? '-' : ''}${last.id}`
  const sort = sorts.find((known) => known === text)
  return sort === 'name' ? undefined : sort
}
