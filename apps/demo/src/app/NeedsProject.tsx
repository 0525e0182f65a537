import { Paper } from '@mantine/core'
import { useSession } from '@monasca/react'
import type { ReactNode } from 'react'
import { Page } from '../components/page/Page.js'
import { PageHeader } from '../components/page/PageHeader.js'
import { EmptyNotice } from '../components/states/EmptyNotice.js'
import { scopeKind, scopeName } from '../session/scopeWords.js'

/** Shows the pages in a project. Elsewhere it says that Monasca needs one: its requests would fail without a reason. */
export function NeedsProject({ children }: { children: ReactNode }) {
  const { scope } = useSession()
  if (scope === undefined || scope.kind === 'project') return children
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
