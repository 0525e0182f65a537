import { MantineProvider } from '@mantine/core'
import type { Client } from '@monasca/core'
import { MonascaProvider } from '@monasca/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { Panel } from './Panel.js'
import { PanelProvider, type PanelProviderProps } from './PanelProvider.js'
import type { PanelContent } from './panelSchema.js'

export type StandalonePanelProps = Omit<PanelProviderProps, 'children'> & {
  client: Client
  panel: PanelContent
  /** Pixels. @default 300 */
  height?: number | undefined
}

/**
 * One panel with all providers that it needs. An app that has these, or shows several panels of one range, uses
 * `PanelProvider` and `Panel`.
 */
export function StandalonePanel({ client, panel, height = 300, ...range }: StandalonePanelProps) {
  const [queryClient] = useState(() => new QueryClient())
  return (
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <MonascaProvider client={client}>
          <PanelProvider {...range}>
            <div style={{ height }}>
              <Panel panel={panel} />
            </div>
          </PanelProvider>
        </MonascaProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
