/** One HTTP server for all worlds of this process: each has its own paths on it. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Host = {
  /** Serves under a path of its own. @returns the base address */
  mount(listener: RequestListener): { base: string; unmount(): void }
  close(): Promise<void>
}

export async function openHost(): Promise<Host> {
  const mounted = new Map<string, RequestListener>()
  let last = 0
  const server = createServer((request, response) => {
    const [, name = '', rest = ''] = /^\/(\w+)(\/.*)$/.exec(request.url ?? '') ?? []
    const listener = mounted.get(name)
    if (!listener) {
      response.writeHead(404).end()
      return
    }
    request.url = rest
    listener(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    mount(listener) {
      last += 1
      const name = `w${last}`
      mounted.set(name, listener)
      return { base: `http://127.0.0.1:${port}/${name}`, unmount: () => void mounted.delete(name) }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
