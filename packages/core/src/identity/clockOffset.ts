/**
 * Milliseconds. Keystone's times may be cut to whole seconds, and its nodes differ by a little; a clock that is off by
 * less than this does no harm, since tokens are replaced earlier than that.
 */
const tolerance = 5000

/**
 * How many milliseconds the server's clock is ahead of this machine's, judged by when a token was issued and when its
 * request went out and was answered; 0 where the clocks agree, or the server does not say.
 */
export function estimateClockOffset(issued: number | undefined, sent: number, received: number): number {
  if (issued === undefined || (issued >= sent - tolerance && issued <= received + tolerance)) return 0
  return Math.round(issued - (sent + received) / 2)
}
