import { Button, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { DeleteMethod } from './DeleteMethod.js'
import { focusMethod } from './focusMethod.js'
import { MethodForm } from './MethodForm.js'
import type { MethodAction } from './notificationsSearch.js'
import { TestMethod } from './TestMethod.js'
import type { NotificationData } from './useNotificationData.js'

const route = getRouteApi('/signed-in/notifications')

export type MethodPanelProps = {
  action: MethodAction
  methodId: string | undefined
  data: NotificationData
  /** Called with what has been done, in words. */
  onDone: (words: string) => void
  className?: string | undefined
}

/** What the address of the page asks for besides the list: a form or a dialog. */
export function MethodPanel({ action, methodId, data, onDone, className }: MethodPanelProps) {
  const { methods, types, uses, working } = data
  const navigate = route.useNavigate()
  const close = (focusedId: string | undefined = methodId) => {
    void navigate({ search: ({ sort }) => ({ sort }) }).then(() => focusMethod(focusedId))
  }
  const method = methods.data?.find(({ id }) => id === methodId)

  // The page shows the error of the list.
  if (methods.data === undefined) return null
  if (action !== 'create' && method === undefined) {
    if (methods.hasNextPage) return null
    return (
      <Paper withBorder p="md" className={className}>
        <Stack gap="sm">
          <Text size="sm" role="alert">
            Notification method not found. It may have been deleted.
          </Text>
          <Button variant="default" onClick={() => close()}>
            Close
          </Button>
        </Stack>
      </Paper>
    )
  }
  if (method !== undefined && action === 'test') return <TestMethod method={method} onClose={() => close()} />
  if (method !== undefined && action === 'delete') {
    return (
      <DeleteMethod
        method={method}
        uses={uses && (uses.get(method.id) ?? [])}
        working={working}
        onClose={() => close()}
        onDeleted={() => {
          onDone(`“${method.name}” deleted.`)
          close(undefined)
        }}
      />
    )
  }
  if (action === 'test' || action === 'delete') return null
  return (
    <div className={className}>
      {types.data === undefined ? (
        types.error ? (
          <ErrorNotice error={types.error} onRetry={() => void types.refetch()} />
        ) : (
          <Skeleton height={340} role="status" aria-label="Notification types are loading" />
        )
      ) : (
        <MethodForm
          key={`${action} ${methodId}`}
          action={action}
          method={method}
          methods={methods.data}
          types={types.data}
          onCancel={() => close()}
          onSaved={({ id, name }) => {
            onDone(action === 'edit' ? `“${name}” saved.` : `“${name}” created.`)
            close(id)
          }}
        />
      )}
    </div>
  )
}
