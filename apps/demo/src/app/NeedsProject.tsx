import { Button, Paper } from '@mantine/core'
import { useProjects, useSession } from '@monasca/react'
import type { ReactNode } from 'react'
import { Page } from '../components/page/Page.js'
import { PageHeader } from '../components/page/PageHeader.js'
import { EmptyNotice } from '../components/states/EmptyNotice.js'
import { scopeKind, scopeName } from '../session/scopeWords.js'

/** Shows the pages in a project. Elsewhere it explains what is missing: Monasca refuses requests without a project. */
export function NeedsProject({ children }: { children: ReactNode }) {
  const { scope } = useSession()
  return scope === undefined || scope.kind === 'project' ? children : <NoProjectPage />
}

function NoProjectPage() {
  const { scope, user } = useSession()
  const { data: projects, isFetching, refetch } = useProjects()
  if (scope === undefined) return null
  if (projects?.every(({ enabled }) => !enabled)) {
    return (
      <Page narrow>
        <PageHeader title="No role" />
        <Paper withBorder>
          <EmptyNotice>
            <p>
              {user?.name ?? 'Your user'} has no role on any project. Ask an administrator of your cloud to
              assign one.
            </p>
            <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
              Check again
            </Button>
          </EmptyNotice>
        </Paper>
      </Page>
    )
  }
  const where =
    scope.kind === 'domain' ? `${scopeKind(scope).toLowerCase()} ${scopeName(scope)}` : scopeName(scope)
  return (
    <Page narrow>
      <PageHeader title="No project" />
      <Paper withBorder>
        <EmptyNotice>
          Monasca keeps metrics and alarms per project, and you are working in {where}. Choose a project at
          the top of the page.
        </EmptyNotice>
      </Paper>
    </Page>
  )
}
