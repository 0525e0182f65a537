import { serverClient } from '../../../serverClient'

/** Passes a read of alarms on to Monasca, with the token of the server's account. */
export async function GET(request: Request): Promise<Response> {
  const { search } = new URL(request.url)
  const { session } = serverClient
  const { status, body } = await session.request({
    url: `/alarms${search}`,
    endpointFilter: { serviceType: 'monitoring' },
    signal: request.signal,
  })
  return Response.json(body, { status })
}
