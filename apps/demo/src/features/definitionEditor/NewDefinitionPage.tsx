import { Skeleton } from '@mantine/core'
import { useAlarmDefinition } from '@monasca/react'
import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import { DefinitionForm } from './DefinitionForm.js'
import { emptyValues, nameOfCopy, toValues } from './model/definitionValues.js'
import { ToDefinitions } from './ToDefinitions.js'

const route = getRouteApi('/signed-in/definitions/new')

/** A new alarm definition: empty, a copy of another, or with an expression from elsewhere. */
export function NewDefinitionPage() {
  const { from, expression } = route.useSearch()
  const navigate = route.useNavigate()
  const mayWrite = useMayWrite()
  const source = useAlarmDefinition({ alarmDefinitionId: from })
  const isLoading = from !== undefined && source.data === undefined && source.error === null
  const copy = source.data && { ...toValues(source.data), name: nameOfCopy(source.data.name) }
  const initial = { ...(copy ?? emptyValues), ...(expression === undefined ? {} : { expression }) }
  return (
    <Page narrow>
      <PageHeader title="New alarm definition" above={<ToDefinitions />} />
      {!mayWrite && <EmptyNotice>Your role can read alarm definitions, but not create them.</EmptyNotice>}
      {mayWrite && source.error && source.data === undefined && (
        <ErrorNotice error={source.error} onRetry={() => void source.refetch()} />
      )}
      {mayWrite && isLoading && (
        <Skeleton height={480} role="status" aria-label="The definition to copy is loading" />
      )}
      {mayWrite && !isLoading && (
        <DefinitionForm
          // Another source, another form.
          key={from ?? ''}
          stored={undefined}
          initial={initial}
          onSaved={(definition) =>
            void navigate({
              to: '/definitions/$definitionId',
              params: { definitionId: definition.id },
              state: { confirmation: `Alarm definition “${definition.name}” created.` },
            })
          }
        />
      )}
    </Page>
  )
}
