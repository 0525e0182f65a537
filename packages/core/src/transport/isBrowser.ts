/** Whether this runs in a page or a worker, where the browser controls some headers and connections. */
export function isBrowser(): boolean {
  return 'document' in globalThis || 'importScripts' in globalThis
}
