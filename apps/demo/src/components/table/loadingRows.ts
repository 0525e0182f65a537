import type { TableRows } from './types.js'

/** Rows while nothing has loaded: the table is drawn with its head, and blank lines. */
export const loadingRows: TableRows<never> = { length: 12, at: () => undefined }
