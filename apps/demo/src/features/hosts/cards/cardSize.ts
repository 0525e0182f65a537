/** Pixels: the size of a card, the same for all so that rows can be virtual. */
export const cardSize = { minWidth: 238, height: 172, gap: 10 }
