/** The icon of the tab: with a badge while alarms fire. Up to 99 are counted. */
export function faviconOf(firing: number | undefined): string {
  if (firing === undefined || firing === 0) return '/icon.svg'
  const text = firing > 99 ? '99' : String(firing)
  const path = 'M6 19h4l3-10 5 15 3-9 1.5 4H26'
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
    `<rect width="32" height="32" rx="7" fill="#3257c8"/><path d="${path}" fill="none" stroke="#fff" stroke-width="2.6"/>` +
    '<circle cx="21" cy="21" r="11" fill="#d63030"/>' +
    `<text x="21" y="26" font-size="${text.length > 1 ? 13 : 15}" font-family="sans-serif" font-weight="700" ` +
    `text-anchor="middle" fill="#fff">${text}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
