/** Pixels: the height of a row, and the space between panels; as in Grid.module.css. */
export const gridSize = { row: 30, gap: 12 } as const
