import { dashboardLimits, gridColumns, type Place } from './dashboard.js'

/** Something on a grid. */
export type Placed = { id: string; place: Place }

/** Whether two places share a cell. */
export function overlaps(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/** In reading order: from top to bottom, then from left to right. */
export function inOrder<item extends Placed>(items: readonly item[]): item[] {
  return items.toSorted((a, b) => a.place.y - b.place.y || a.place.x - b.place.x)
}

/** Moves everything up as far as it goes. Items keep their order in the list. */
export function compact<item extends Placed>(items: readonly item[]): item[] {
  return settle(items, inOrder(items))
}

/** Puts one item at a place. What is in its way moves down, and the rest moves up as far as it goes. */
export function moveTo<item extends Placed>(items: readonly item[], id: string, wanted: Place): item[] {
  const place = clampPlace(wanted)
  const moved = items.map((item) => (item.id === id ? { ...item, place } : item))
  // At the same height, what has been moved comes first.
  const order = moved.toSorted(
    (a, b) => a.place.y - b.place.y || Number(b.id === id) - Number(a.id === id) || a.place.x - b.place.x,
  )
  return settle(moved, order)
}

/**
 * Moves an item by one column, or above the nearest item above it, or below the nearest one below it: what an arrow key
 * does.
 */
export function moveStep<item extends Placed>(
  items: readonly item[],
  id: string,
  x: number,
  y: number,
): item[] {
  const item = items.find((one) => one.id === id)
  if (item === undefined) return [...items]
  const { place } = item
  const inWay = items.flatMap((other) => {
    const isBeside =
      other.id === id || other.place.x >= place.x + place.w || place.x >= other.place.x + other.place.w
    return isBeside ? [] : [other.place.y]
  })
  const above = Math.max(0, ...inWay.filter((top) => top < place.y))
  const below = Math.min(...inWay.filter((top) => top > place.y)) + 1
  const next = y < 0 ? above : y > 0 && Number.isFinite(below) ? below : place.y
  return moveTo(items, id, { ...place, x: place.x + x, y: next })
}

/** Makes an item wider or higher by some columns and rows, as far as the grid allows. */
export function resizeStep<item extends Placed>(
  items: readonly item[],
  id: string,
  w: number,
  h: number,
): item[] {
  const item = items.find((one) => one.id === id)
  if (item === undefined) return [...items]
  const { place } = item
  const width = Math.min(place.w + w, gridColumns - place.x)
  return moveTo(items, id, { ...place, w: Math.max(1, width), h: place.h + h })
}

/** Returns a place of a size below everything else. */
export function placeBelow(items: readonly Placed[], size: Pick<Place, 'w' | 'h'>): Place {
  return { x: 0, y: bottomOf(items), ...size }
}

/** The number of rows in use. */
export function bottomOf(items: readonly Placed[]): number {
  return items.reduce((bottom, { place }) => Math.max(bottom, place.y + place.h), 0)
}

/** Keeps a place inside the grid. */
export function clampPlace({ x, y, w, h }: Place): Place {
  const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
  const width = within(w, 1, gridColumns)
  return {
    x: within(x, 0, gridColumns - width),
    y: within(y, 0, dashboardLimits.rows),
    w: width,
    h: within(h, 1, dashboardLimits.height),
  }
}

/** Places items one after the other: each as far up as what has been placed before it allows. */
function settle<item extends Placed>(items: readonly item[], order: readonly item[]): item[] {
  const places = new Map<string, Place>()
  for (const { id, place } of order) {
    const blocking = [...places.values()].filter(
      (other) => place.x < other.x + other.w && other.x < place.x + place.w,
    )
    const y = blocking.reduce((lowest, other) => Math.max(lowest, other.y + other.h), 0)
    places.set(id, { ...place, y })
  }
  return items.map((item) => ({ ...item, place: places.get(item.id) ?? item.place }))
}
