const line =
  '<path d="M6 19h4l3-10 5 15 3-9 1.5 4H26" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>'

/** The sign of the product, as in the dashboard. */
export const icon: string = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#3257c8"/>${line}</svg>`

/** Browsers ask for this path by themselves, whatever they show. */
export const iconPath = '/favicon.ico'

/** Answers a request for the icon. */
export const iconHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'image/svg+xml',
  'Cache-Control': 'public, max-age=86400',
  'X-Content-Type-Options': 'nosniff',
}
