// A panel outside of this dashboard: in any React app that has Mantine. It reads, refreshes and zooms by itself.
import '@mantine/core/styles.css'
import '../src/app/app.css'
import { MantineProvider } from '@mantine/core'
import type { Client } from '@monasca/core'
import { MonascaProvider } from '@monasca/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Panel } from '../src/panels/Panel.js'
import { PanelProvider } from '../src/panels/PanelProvider.js'
import type { PanelContent } from '../src/panels/panelSchema.js'

const queryClient = new QueryClient()
const panel: PanelContent = {
  type: 'stat',
  title: 'CPU of each host',
  queries: [{ metric: 'cpu.user_perc' }],
}

/** Created with `createClient` of `@monasca/core`. */
export function Example({ client }: { client: Client }) {
  return (
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <MonascaProvider client={client}>
          <PanelProvider range="6h">
            <div style={{ height: 300 }}>
              <Panel panel={panel} />
            </div>
          </PanelProvider>
        </MonascaProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
