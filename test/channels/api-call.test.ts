/** The platforms' servers at their worst, over real sockets. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openApi } from '../../src/channels/api-call.ts'

test('an answer that drips ends the call, whose outcome nobody knows', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200)
    const dripping = setInterval(() => response.write(' '), 50)
    response.once('close', () => clearInterval(dripping))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const post = openApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 200)
  await expect(post('/messages', {}, '{}')).rejects.toMatchObject({ failure: 'unknown_outcome' })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
