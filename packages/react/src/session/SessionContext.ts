'use client'

import type { SessionManager } from '@monasca/core/session'
import { type Context, createContext } from 'react'
import type { SessionState } from './sessionState.js'

/** Not exported from the package. */
export const SessionContext: Context<{ manager: SessionManager; session: SessionState } | undefined> =
  /* @__PURE__ */ createContext<{ manager: SessionManager; session: SessionState } | undefined>(undefined)
