/**
 * Milliseconds of a frame that are given to drawing. A frame has 16 of them, and the browser needs its part; what does not
 * fit into one is drawn in the next, so that no number of charts makes the page stand still.
 */
const budget = 7

const waiting = new Set<() => void>()
let isFrameComing = false

/** Draws in one of the next frames, in the order of asking. Asking again before that changes nothing. */
export function drawSoon(draw: () => void): void {
  waiting.add(draw)
  askForFrame()
}

function askForFrame(): void {
  if (isFrameComing) return
  isFrameComing = true
  requestAnimationFrame(drawSome)
}

function drawSome(): void {
  isFrameComing = false
  const end = performance.now() + budget
  for (const draw of waiting) {
    waiting.delete(draw)
    draw()
    if (performance.now() >= end) break
  }
  if (waiting.size > 0) askForFrame()
}
