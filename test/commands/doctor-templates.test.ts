/** What `doctor` says of the templates: both platforms played by the simulator. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { examineTemplates, pageTodo, zaloTodo } from '../../src/commands/doctor-templates.ts'
import { readConfig } from '../../src/config.ts'
import { demoMessenger, demoZalo } from '../../src/simulator/demo-settings.ts'
import { createSimulator } from '../../src/simulator/simulator.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

let server: Server
let base: string
let folder: string
beforeEach(async () => {
  const app = express()
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  folder = mkdtempSync(join(tmpdir(), 'lang-nghe-templates-'))
  const simulator = createSimulator({
    webhookBase: () => base,
    zalo: demoZalo,
    messenger: demoMessenger,
    rules: {
      zalo: { templates: [{ id: '77', name: 'Kết quả', text: 'Phản ánh <ma> <ket_qua>.' }] },
      messenger: {
        utility: true,
        templates: [{ name: 'co_ket_qua', language: 'vi', body: 'Phản ánh {{1}} {{2}} rồi.' }],
      },
    },
  })
  app.use('/zalo', simulator.zaloRouter)
  app.use('/graph', simulator.messengerRouter)
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

async function findings(yaml: string) {
  const TEMPLATES_FILE = join(folder, 'templates.yaml')
  writeFileSync(TEMPLATES_FILE, yaml)
  const env = {
    TEMPLATES_FILE,
    SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
    ZALO_APP_ID: demoZalo.appId,
    ZALO_APP_SECRET: demoZalo.appSecret,
    ZALO_OA_ID: demoZalo.oaId,
    ZALO_OA_SECRET: demoZalo.oaSecret,
    ZALO_REFRESH_TOKEN: demoZalo.refreshToken,
    ZALO_API_URL: `${base}/zalo`,
    ZALO_OAUTH_URL: `${base}/zalo`,
    ZALO_TEMPLATE_URL: `${base}/zalo`,
    MESSENGER_APP_SECRET: demoMessenger.appSecret,
    MESSENGER_VERIFY_TOKEN: demoMessenger.verifyToken,
    MESSENGER_PAGE_ID: demoMessenger.pageId,
    MESSENGER_PAGE_TOKEN: demoMessenger.pageToken,
    MESSENGER_GRAPH_URL: `${base}/graph`,
  }
  const database = await freshSqlite()
  try {
    return await examineTemplates(readConfig(env, 'serve'), deskOver(database))
  } finally {
    await database.close()
  }
}

test('templates that the platforms know, with as many words as they have places, are well', async () => {
  const found = await findings(`
complaint_answer:
  zalo: { id: "77", parameters: { ma: complaint, ket_qua: outcome } }
  messenger: { name: co_ket_qua, parameters: [complaint, outcome] }
`)
  expect(found.map(({ what }) => what)).toEqual([
    `Zalo OA ${demoZalo.oaId}: template 77 (complaint_answer)`,
    `Messenger Page ${demoMessenger.pageId}: template co_ket_qua (complaint_answer)`,
  ])
  expect(found.map(({ todo }) => todo)).toEqual([null, null])
})

test('one that is not known, or has other places, is told with what to do', async () => {
  const [zalo, messenger] = await findings(`
complaint_answer:
  zalo: { id: "78" }
  messenger: { name: co_ket_qua, parameters: [complaint] }
`)
  expect(zalo!.todo).toMatch(/Zalo answers -\d+: check the id/)
  expect(messenger!.todo).toBe('TEMPLATES_FILE: gives 1 words, the template has 2 places')
})

test('what a platform has not approved is told, and what it does not say is no fault', () => {
  expect(zaloTodo({ status: 'PENDING_REVIEW', parameters: null }, [])).toContain('PENDING_REVIEW')
  expect(zaloTodo({ status: null, parameters: null }, ['ma'])).toBeNull()
  expect(zaloTodo({ status: 'ENABLE', parameters: ['ma', 'ngay'] }, ['ma'])).toContain('no word for ngay')
  const known = [{ name: 'a', language: 'vi', status: 'REJECTED', parameters: null }]
  expect(pageTodo(known, { name: 'a', language: 'vi', parameters: [] })).toContain('REJECTED')
  expect(pageTodo(known, { name: 'a', language: 'en', parameters: [] })).toContain('language en')
})

test('a start with a kind or a word that does not exist says which there are', () => {
  const TEMPLATES_FILE = join(folder, 'templates.yaml')
  writeFileSync(
    TEMPLATES_FILE,
    'complaint_answered: {}\ncomplaint_answer: { zalo: { id: 5, parameters: { a: name } } }',
  )
  const env = { DEMO: '0', SECRET_KEY: Buffer.alloc(32, 1).toString('base64'), TEMPLATES_FILE }
  expect(() => readConfig(env, 'serve')).toThrow(
    /complaint_answered: no such notice; there are complaint_answer/,
  )
  expect(() => readConfig(env, 'serve')).toThrow(/no word "name"; there are: complaint, outcome/)
})
