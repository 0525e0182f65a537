'use client'

import type { Client } from '@monasca/core'
import { type Context, createContext } from 'react'

/** Hands the client down; not exported from the package. */
export const MonascaContext: Context<Client | undefined> = /* @__PURE__ */ createContext<Client | undefined>(
  undefined,
)
