/** Whether this page's own server answers as Keystone and Monasca itself, instead of standing before real ones. */
export function isEmulator(): boolean {
  return document.querySelector<HTMLMetaElement>('meta[name="monasca-backend"]')?.content !== 'gateway'
}
