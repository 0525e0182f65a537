import { Button, Skeleton } from '@mantine/core'
import { useAlarmDefinition } from '@monasca/react'
import { IconBell, IconCopy } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { Confirmation } from '../../components/states/Confirmation.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import { DefinitionForm } from './DefinitionForm.js'
import { DefinitionView } from './DefinitionView.js'
import { toValues } from './model/definitionValues.js'
import { DeleteDefinition } from './saving/DeleteDefinition.js'
import { ToDefinitions } from './ToDefinitions.js'

const route = getRouteApi('/signed-in/definitions/$definitionId')

const words = {
  created: (name: string) => `Alarm definition “${name}” created.`,
  saved: (name: string) => `Alarm definition “${name}” saved.`,
  replaced: (name: string) => `“${name}” created, and the old definition disabled.`,
}

/** One alarm definition: edited by those who may, shown to all others. */
export function DefinitionPage() {
  const { definitionId } = route.useParams()
  const navigate = route.useNavigate()
  const mayWrite = useMayWrite()
  const { data, error, refetch } = useAlarmDefinition({ alarmDefinitionId: definitionId })
  const retry = () => void refetch()
  if (data === undefined) {
    return (
      <Page narrow>
        <PageHeader title="Alarm definition" above={<ToDefinitions />} />
        {error === null ? (
          <Skeleton height={480} role="status" aria-label="The alarm definition is loading" />
        ) : error.code === 'not_found' ? (
          <EmptyNotice>Alarm definition not found. It may have been deleted.</EmptyNotice>
        ) : (
          <ErrorNotice error={error} onRetry={retry} />
        )}
      </Page>
    )
  }
  return (
    <Page narrow>
      <PageHeader
        title={data.name}
        above={<ToDefinitions />}
        aside={<SeverityMark severity={data.severity} quiet={!data.actionsEnabled} />}
      >
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBell size={14} aria-hidden="true" />}
          renderRoot={(props) => <Link to="/alarms" search={{ definition: data.id }} {...props} />}
        >
          Show alarms
        </Button>
        {mayWrite && (
          <>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCopy size={14} aria-hidden="true" />}
              renderRoot={(props) => <Link to="/definitions/new" search={{ from: data.id }} {...props} />}
            >
              Clone
            </Button>
            <DeleteDefinition
              definition={data}
              onDeleted={() =>
                void navigate({
                  to: '/definitions',
                  ignoreBlocker: true,
                  state: { confirmation: `Alarm definition “${data.name}” deleted.` },
                })
              }
            />
          </>
        )}
      </PageHeader>
      <Confirmation />
      {error !== null && error.code !== 'not_found' && <StaleNotice error={error} onRetry={retry} />}
      {mayWrite ? (
        <DefinitionForm
          // Another definition, another form.
          key={data.id}
          stored={data}
          initial={toValues(data)}
          onSaved={(definition, how) =>
            void navigate({
              to: '/definitions/$definitionId',
              params: { definitionId: definition.id },
              state: { confirmation: words[how](definition.name) },
              replace: how === 'saved',
            })
          }
        />
      ) : (
        <DefinitionView definition={data} />
      )}
    </Page>
  )
}
