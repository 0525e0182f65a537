import { Menu } from '@mantine/core'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { useFrameRange } from '../timeRange/FrameRangeContext.js'
import { absoluteLink } from './absoluteLink.js'
import { useCopy } from './useCopy.js'

const linkIcon = <IconLink size={16} stroke={1.6} aria-hidden="true" />
const doneIcon = <IconCheck size={16} stroke={1.6} aria-hidden="true" />

/** Copies the address of the page: as it is, or with the range as fixed times, which shows the same points later. */
export function CopyLink() {
  const { startTime, endTime } = useFrameRange()
  const { copied, copy } = useCopy()
  const links = [
    { label: 'Copy link', address: () => location.href },
    { label: 'Copy link with fixed times', address: () => absoluteLink(location.href, startTime, endTime) },
  ]
  return links.map(({ label, address }) => (
    <Menu.Item
      key={label}
      closeMenuOnClick={false}
      leftSection={copied === label ? doneIcon : linkIcon}
      onClick={() => copy(label, address())}
    >
      {copied === label ? 'Copied' : label}
    </Menu.Item>
  ))
}
