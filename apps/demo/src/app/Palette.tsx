import { withMantine } from '../components/mantine/withMantine.js'
import '@mantine/spotlight/styles.layer.css'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { findItems } from './paletteItems.js'
import { usePaletteGroups } from './usePaletteGroups.js'

const [store, palette] = createSpotlight()

/** Finds pages, hosts, alarms, definitions and metrics, and runs actions. Opens whenever `opened` changes. */
export const Palette = withMantine(function Palette({ opened }: { opened: number }) {
  const [isOpen, setIsOpen] = useState(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a counter of the times it was opened
  useEffect(() => {
    setIsOpen(true)
    palette.open()
  }, [opened])
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      scrollable
      maxHeight={420}
      // The page’s policy refuses the style element that would lock it.
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      onSpotlightClose={() => setIsOpen(false)}
      attributes={{ content: { 'aria-label': 'Search or jump to' } }}
    >
      {isOpen && <Contents />}
    </Spotlight.Root>
  )
})

/** Reads what can be found only while the palette is open. */
function Contents() {
  const [query, setQuery] = useState('')
  const groups = findItems(usePaletteGroups(), query)
  return (
    <>
      <Spotlight.Search
        placeholder="Search or jump to…"
        aria-label="Search or jump to"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ name, items }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {items.map(({ id, label, description, run }) => (
              <Spotlight.Action
                key={id}
                label={label}
                {...(description === undefined ? {} : { description })}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>Nothing matches “{query}”.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </>
  )
}
