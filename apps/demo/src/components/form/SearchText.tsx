import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { memo, useState } from 'react'

export type SearchTextProps = {
  label: string
  placeholder: string
  /** From the address: another value needs another `key`. */
  text: string | undefined
  /** The field renders again only if this is another function. */
  onChange: (changes: { text: string | undefined }, options: { replace: boolean }) => void
  className?: string | undefined
}

/** Milliseconds without typing before the text is searched for. */
const pause = 300

/** A text that a list is searched for. */
export const SearchText = memo(function SearchText(props: SearchTextProps) {
  const { label, placeholder, text, onChange, className = '' } = props
  const [typed, setTyped] = useState(text ?? '')
  const search = useDebouncedCallback((next: string) => {
    const changed = next.trim() === '' ? undefined : next.trim()
    if (changed === text) return
    // Back undoes the search as a whole, not letter by letter.
    onChange({ text: changed }, { replace: text !== undefined && changed !== undefined })
  }, pause)
  return (
    <TextInput
      className={className}
      size="xs"
      type="search"
      label={label}
      placeholder={placeholder}
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
