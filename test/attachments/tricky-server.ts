/** A server on this machine that plays every trick on whoever fetches from it, and pictures to serve. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

export type TrickyServer = {
  port: number
  /** `127.0.0.1:port` */
  host: string
  /** The address of a path that is answered by this. */
  serves(path: string, handler: Handler | Buffer): string
  /** Paths that were asked for. */
  asked: string[]
  close(): Promise<void>
}

export async function startTrickyServer(): Promise<TrickyServer> {
  const handlers = new Map<string, Handler>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const handler = handlers.get(path)
    if (handler) handler(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  return {
    port,
    host,
    asked,
    serves(path, handler) {
      const serve =
        typeof handler === 'function'
          ? handler
          : (_: unknown, response: ServerResponse) => void response.end(handler)
      handlers.set(path, serve)
      return `http://${host}${path}`
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Words that stand in the metadata of `photoWithPlace`. */
export const CAMERA = 'Camera of Nguyen Van Mau'

/** A JPEG that tells where it was taken, as phones make them. */
export function photoWithPlace(width = 64, height = 48): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3366aa' } })
    .jpeg()
    .withExif({
      IFD0: { Make: CAMERA },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '10/1 46/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '106/1 42/1 0/1',
      },
    })
    .toBuffer()
}
