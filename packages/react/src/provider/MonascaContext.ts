'use client'

import type { Client } from '@monasca/core'
import { type Context, createContext } from 'react'

/** Not exported from the package. */
export const MonascaContext: Context<Client | undefined> = /* @__PURE__ */ createContext<Client | undefined>(
  undefined,
)
