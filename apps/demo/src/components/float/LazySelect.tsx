import { useState } from 'react'
import { lazyPart } from '../LazyPart.js'
import type { SearchSelectProps } from './SearchSelect.js'
import { SelectFace } from './SelectFace.js'

const { Part: SearchSelect, preload } = lazyPart(
  () => import('./SearchSelect.js').then((module) => module.SearchSelect),
  (props: SearchSelectProps) => <SelectFace {...props} isLoading />,
)

/** Loads the list of all of these fields. */
export const preloadSelect = preload

/** A field that chooses from a list. The list loads when the field is first used: see `lazyFloat`. */
export function LazySelect(props: SearchSelectProps) {
  const [isWanted, setIsWanted] = useState(false)
  if (isWanted) return <SearchSelect {...props} />
  return <SelectFace {...props} onUse={() => setIsWanted(true)} onNear={preload} />
}
