/** The receiver that docs/score-feed.md shows, run as it stands there. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFeed } from '../../src/score-feed/post-event.ts'
import { textOf } from '../structure/repository.ts'

const SECRET = 'a-secret-of-thirty-two-characters'
let receiver: ChildProcess
let url: URL

beforeAll(async () => {
  const port = await freePort()
  const [, code] = /```js\n([^`]*(?:`[^`]+`[^`]*)*?)```/.exec(textOf('docs/score-feed.md')) ?? []
  const path = join(await mkdtemp(join(tmpdir(), 'receiver-')), 'receiver.mjs')
  await writeFile(path, code!.replace('8080', String(port)))
  receiver = spawn(process.execPath, [path], { env: { SECRET }, stdio: 'ignore' })
  url = new URL(`http://127.0.0.1:${port}/`)
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(url).then(Boolean, () => false)) return
    await pause(50)
  }
})
afterAll(async () => {
  receiver.kill()
  await once(receiver, 'exit')
})

test('takes a signed event, knows it when it comes again, and believes nobody else', async () => {
  const body = JSON.stringify({ id: 'e1', type: 'rating', unit: 'A', sequence: 1, data: { overall: 5 } })
  const now = Date.now()
  expect(await openFeed({ url, secret: SECRET })('e1', body, now)).toEqual({ told: true })
  expect(await openFeed({ url, secret: SECRET })('e1', body, now)).toEqual({ told: true })
  expect(await openFeed({ url, secret: SECRET.toUpperCase() })('e1', body, now)).toMatchObject({
    again: 'status: 401',
  })
  expect(await openFeed({ url, secret: SECRET })('e2', body, now - 600_000)).toMatchObject({
    again: 'status: 401',
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}
