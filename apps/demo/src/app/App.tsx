import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import type { DashboardConnections } from '../session/createConnections.js'
import './mantinePageStyles.js'
import { createAppRouter } from './createAppRouter.js'

/** All pages, by the address of the browser. */
export function App({ context }: { context: DashboardConnections }) {
  const [router] = useState(() => createAppRouter(context))
  return <RouterProvider router={router} />
}
