import { Anchor } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { isWebAddress } from '../../format/isWebAddress.js'

/** The link of an alarm: the last part of an address, or plain text. */
export function LinkText({ link, className }: { link: string; className: string }) {
  if (!isWebAddress(link)) return <span title={link}>{link}</span>
  const { hostname, pathname } = new URL(link)
  const name = pathname.split('/').findLast((part) => part !== '') ?? hostname
  return (
    <Anchor href={link} target="_blank" rel="noreferrer" title={link} size="sm" className={className}>
      <IconExternalLink size={13} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {name}
    </Anchor>
  )
}
