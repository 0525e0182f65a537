/**
 * Milliseconds per frame for drawing. A frame has 16, and the browser needs some of them. The rest is drawn in the next
 * frame, so that many charts do not block the page. Each frame costs the browser about a millisecond more: with
 * 7 ms instead, 25 charts take a fifth longer in all.
 */
const budget = 12

const waiting = new Set<() => void>()
let isFrameComing = false

/** Draws in one of the next frames, in the order of the calls. Further calls before that have no effect. */
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
