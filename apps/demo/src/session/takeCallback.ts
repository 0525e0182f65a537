import { handlePopupCallback } from '@monasca/core/session'

/**
 * Hands the callback to the page that opened this window; resolves to whether there is one. A separate module, so that
 * other windows do not load it.
 */
export function takeCallback(): Promise<boolean> {
  return handlePopupCallback()
}
