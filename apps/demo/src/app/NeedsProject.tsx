import { useProjects, useSession } from '@monasca/react'
import type { ReactNode } from 'react'
import { Button } from '../components/base/Button.js'
import { Card } from '../components/base/Card.js'
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
        <Card>
          <EmptyNotice>
            <p>
              {user?.name ?? 'Your user'} has no role on any project. Ask an administrator of your cloud to
              assign one.
            </p>
            <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
              Check again
            </Button>
          </EmptyNotice>
        </Card>
      </Page>
    )
  }
  const where =
    scope.kind === 'domain' ? `${scopeKind(scope).toLowerCase()} ${scopeName(scope)}` : scopeName(scope)
  return (
    <Page narrow>
      <PageHeader title="No project" />
      <Card>
        <EmptyNotice>
          Monasca keeps metrics and alarms per project, and you are working in {where}. Choose a project at
          the top of the page.
        </EmptyNotice>
      </Card>
    </Page>
  )
}
