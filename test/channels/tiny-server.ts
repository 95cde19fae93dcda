/** A platform's API on this machine, for what nock cannot play: connections that break or hang. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Runs `use` while a server answers with `answer`; it gets the server's base address. */
export async function withServer(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => void pieces.push(piece))
    request.on('end', () => answer(request, response, Buffer.concat(pieces).toString())) // the whole request has arrived
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  try {
    await use(addressOf(server))
  } finally {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

/** An address where nobody listens. */
export async function deadAddress(): Promise<string> {
  let address = ''
  await withServer(
    () => {},
    async (url) => {
      address = url
    },
  )
  return address
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
