import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

export type PanelLinkProps = {
  /** A page of this app, with its search parameters. */
  to: string
  search?: Record<string, string | string[]> | undefined
  className?: string | undefined
  children: ReactNode
}

/** A link to a page of the dashboard. Outside of the app, where there is no router, it is an ordinary link. */
export function PanelLink({ to, search = {}, className, children }: PanelLinkProps) {
  const router = useRouter({ warn: false }) as ReturnType<typeof useRouter> | undefined
  const parameters = new URLSearchParams(
    Object.entries(search).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
  const open = (event: MouseEvent) => {
    // The browser opens other tabs and windows.
    if (router === undefined || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.navigate({ to, search })
  }
  const query = parameters.size === 0 ? '' : `?${parameters}`
  return (
    <a href={`${to}${query}`} className={className} onClick={open}>
      {children}
    </a>
  )
}
