/** Milliseconds as a person says them: whole hours and minutes, and seconds only in the last minutes. */
export function formatLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const minutes = Math.floor(seconds / 60)
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
  return minutes >= 2 ? `${minutes} min` : `${seconds} s`
}
