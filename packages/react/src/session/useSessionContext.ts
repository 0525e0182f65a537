'use client'

import type { SessionManager } from '@monasca/core/session'
import { useContext } from 'react'
import { ProviderNotFoundError } from '../provider/ProviderNotFoundError.js'
import { SessionContext } from './SessionContext.js'
import type { SessionState } from './sessionState.js'

export function useSessionContext(): { manager: SessionManager; session: SessionState } {
  const context = useContext(SessionContext)
  if (context === undefined) {
    throw new ProviderNotFoundError({ provider: 'SessionProvider', props: 'manager={manager}' })
  }
  return context
}
