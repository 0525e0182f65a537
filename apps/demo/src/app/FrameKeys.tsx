import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useKeyListener, useKeys } from '../components/keys/pageKeys.js'
import { lazyPart } from '../components/LazyPart.js'

const { Part: KeysHelp } = lazyPart(() =>
  import('../components/keys/KeysHelp.js').then((module) => module.KeysHelp),
)

/** The keys of every page, and their list. */
export function FrameKeys() {
  const navigate = useNavigate()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  useKeyListener()
  useKeys('Every page', [
    { keys: '?', description: 'Show this list', run: () => setIsHelpOpen(true) },
    { keys: '/', description: 'Focus the filter of the page', run: focusFilter },
    { keys: 'g o', description: 'Go to overview', run: () => void navigate({ to: '/' }) },
    { keys: 'g a', description: 'Go to alarms', run: () => void navigate({ to: '/alarms' }) },
    { keys: 'g d', description: 'Go to alarm definitions', run: () => void navigate({ to: '/definitions' }) },
    { keys: 'g e', description: 'Go to Explore', run: () => void navigate({ to: '/explore' }) },
    { keys: 'g b', description: 'Go to dashboards', run: () => void navigate({ to: '/dashboards' }) },
    { keys: 'g h', description: 'Go to hosts', run: () => void navigate({ to: '/hosts' }) },
    { keys: 'g n', description: 'Go to notifications', run: () => void navigate({ to: '/notifications' }) },
  ])
  return isHelpOpen ? <KeysHelp onClose={() => setIsHelpOpen(false)} /> : null
}

/** The first field of the page that searches or filters. A page may register `/` itself. */
function focusFilter(): void {
  const fields = 'main :is(input[type=search], [role=searchbox], search input, [role=search] input)'
  document.querySelector<HTMLElement>(fields)?.focus()
}
