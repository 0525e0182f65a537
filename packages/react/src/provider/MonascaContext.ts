'use client'

import type { Client, SessionRequester } from '@monasca/core'
import { type Context, createContext } from 'react'

/** Not exported from the package. */
export const MonascaContext: Context<Client | SessionRequester | undefined> = /* @__PURE__ */ createContext<
  Client | SessionRequester | undefined
>(undefined)
