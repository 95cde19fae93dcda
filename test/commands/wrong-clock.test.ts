/** Programs on a machine whose clock is a minute ahead of the database server's. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deployment, langNghe } from '../backup/deployment.ts'
import { freePort } from '../services/postgres.ts'

const secret = randomBytes(32)
const ahead = {
  NODE_OPTIONS: '--import data:text/javascript,const{now}=Date;Date.now=()=>now.call(Date)+60_000',
}

test('the doctor names it, and passes a clock that is right', async () => {
  const { env } = await deployment('PostgreSQL', secret)
  const right = await langNghe(env, 'doctor')
  expect(right.output).toMatch(/^ok {4}clock \(\d\.\d s from the database server's\)$/m)
  const wrong = await langNghe({ ...env, ...ahead }, 'doctor')
  expect(wrong.code).toBe(1)
  expect(wrong.output).toMatch(/^LỖI {3}clock .*\n.*(60\.\d|59\.9) s ahead of .*time server/m)
})

test('on SQLite the doctor has nothing to compare', async () => {
  const { env } = await deployment('SQLite', secret)
  const { output } = await langNghe(env, 'doctor')
  expect(output).toContain('ok    store')
  expect(output).not.toContain('clock')
})

test('a server says so when it starts', async () => {
  const { env } = await deployment('PostgreSQL', secret)
  const program = join(import.meta.dirname, '../../bin/lang-nghe.js')
  const server = spawn(process.execPath, [program, 'serve', '--role', 'web'], {
    env: { PATH: process.env.PATH, ...env, ...ahead, PORT: String(await freePort()), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  try {
    await expect.poll(() => output).toMatch(/"aheadMs":(6\d|59)\d{3},/)
  } finally {
    const closed = new Promise((resolve) => server.once('close', resolve))
    server.kill('SIGTERM')
    await closed
  }
})
