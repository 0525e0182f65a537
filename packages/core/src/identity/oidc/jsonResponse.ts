/** A value as a JSON reply. (`Response.json` is newer than the oldest browsers supported.) */
export function jsonResponse(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } })
}
