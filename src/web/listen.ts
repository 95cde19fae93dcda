import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BadSettings } from '../config.ts'

/** Who sends a request by drops keeps memory of ours for no longer. A console's largest form takes seconds. */
const PATIENCE = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }

/** Listens on the port; 0: any that is free. @throws BadSettings when it cannot */
export function listen(
  listener: RequestListener,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer(PATIENCE, listener)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new BadSettings([`PORT: ${port} is in use; stop the other program or set another PORT`])
          : new BadSettings([
              `HOST: cannot listen on ${host}:${port} (${error.code}); name an address of this machine`,
            ]),
      )
    })
    server.listen(port, host, () => resolve({ server, port: (server.address() as AddressInfo).port }))
  })
}
