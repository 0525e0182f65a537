// A panel outside of this dashboard, in any React app: it reads, refreshes and zooms by itself.
import '@mantine/core/styles.css'
import '../src/app/app.css'
import type { Client } from '@monasca/core'
import type { PanelContent } from '../src/panels/panelSchema.js'
import { StandalonePanel } from '../src/panels/StandalonePanel.js'

const panel: PanelContent = {
  type: 'stat',
  title: 'CPU of each host',
  queries: [{ metric: 'cpu.user_perc' }],
}

/** `client` comes from `createClient` of `@monasca/core`. */
export const Example = ({ client }: { client: Client }) => (
  <StandalonePanel client={client} panel={panel} range="6h" />
)
