import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BadSettings } from '../config.ts'

/** Listens on the port; 0: any that is free. @throws BadSettings when it cannot */
export function listen(
  listener: RequestListener,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer(listener)
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
