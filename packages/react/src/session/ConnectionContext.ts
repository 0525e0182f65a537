'use client'

import { type Context, createContext } from 'react'
import type { ConnectionStore } from './connectionStore.js'

/** Not exported from the package. */
export const ConnectionContext: Context<ConnectionStore | undefined> = /* @__PURE__ */ createContext<
  ConnectionStore | undefined
>(undefined)
