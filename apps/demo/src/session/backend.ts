/** Whether this page's server is an emulated Keystone and Monasca, instead of a gateway to real ones. */
export function isEmulator(): boolean {
  return document.querySelector<HTMLMetaElement>('meta[name="monasca-backend"]')?.content !== 'gateway'
}
