/** Whether this runs in a page or a worker, where the platform has its own say in headers and connections. */
export function isBrowser(): boolean {
  return 'document' in globalThis || 'importScripts' in globalThis
}
