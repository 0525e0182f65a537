import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { memo, useState } from 'react'
import classes from './AlarmFilters.module.css'
import type { AlarmsSearch } from './alarmsSearch.js'

export type SearchTextProps = {
  text: string | undefined
  onChange: (changes: Pick<AlarmsSearch, 'text'>, options: { replace: boolean }) => void
}

/** Milliseconds without typing before the text is searched for. */
const pause = 300

/** The text to search for. */
export const SearchText = memo(function SearchText({ text, onChange }: SearchTextProps) {
  const [typed, setTyped] = useState(text ?? '')
  const search = useDebouncedCallback((next: string) => {
    const changed = next.trim() === '' ? undefined : next.trim()
    if (changed === text) return
    // Back undoes the search as a whole, not letter by letter.
    onChange({ text: changed }, { replace: text !== undefined && changed !== undefined })
  }, pause)
  return (
    <TextInput
      className={classes['text'] ?? ''}
      size="xs"
      type="search"
      label="Text"
      placeholder="Name, host, link…"
      maxLength={100}
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        search(currentTarget.value)
      }}
    />
  )
})
