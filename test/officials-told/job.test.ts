import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { examineMail } from '../../src/commands/doctor-mail.ts'
import { type BadSettings, readConfig } from '../../src/config.ts'
import type { Desk } from '../../src/desk.ts'
import { startTelling, type Telling } from '../../src/officials-told/job.ts'
import { mailOf } from '../../src/officials-told/mail-settings.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { file, NOW, theDesk } from '../complaints/complaints.ts'
import { type MailServerPlayed, playMailServer } from './mail-server.ts'
import { anAccount, keepAccount } from './office.ts'

let desk: Desk
let server: MailServerPlayed
let telling: Telling | null = null
beforeEach(async () => {
  desk = await theDesk()
  server = await playMailServer()
  await keepAccount(desk, anAccount('head', 'H99.11'), ['email', 'chat'])
})
afterEach(async () => {
  await telling?.stop()
  telling = null
  await server.close()
  await desk.database.close()
})

const settings = () => ({
  SMTP_URL: `smtp://127.0.0.1:${server.port}`,
  SMTP_FROM: 'Lắng Nghe <langnghe@example.gov.vn>',
})

test('a case is told by both ways as soon as the loops are woken, and its metrics name no unit', async () => {
  const metrics = createMetrics()
  const told = vi.fn()
  const log = createLog('silent')
  telling = startTelling({ desk, mail: mailOf(settings()), log, metrics, now: () => NOW, told })
  await file(desk, 'a', { flags: ['press_threat'] })
  telling.kick()
  await vi.waitFor(() => expect(server.received).toHaveLength(1), 4_000)
  await telling.stop() // the letter's last word is heard
  expect(told).toHaveBeenCalled()
  const text = await metrics.registry.metrics()
  expect(text).toContain('langnghe_official_mails_total{outcome="sent"} 1')
  expect(text).not.toMatch(/official_mails_total\{[^}]*(unit|account|kind)/)
})

test('the settings belong together, and each wrong one is named', () => {
  const problems = (env: Record<string, string>) => {
    try {
      readConfig({ DEMO: '1', ...env }, 'serve')
      return ''
    } catch (error) {
      return (error as BadSettings).problems.join()
    }
  }
  expect(problems(settings())).toBe('')
  expect(problems({ SMTP_URL: settings().SMTP_URL })).toContain('SMTP_FROM: is missing')
  expect(problems({ SMTP_FROM: settings().SMTP_FROM })).toContain('SMTP_URL: is missing')
  expect(problems({ ...settings(), SMTP_URL: 'mail.example.vn' })).toContain('SMTP_URL: must be')
  expect(problems({ ...settings(), SMTP_FROM: 'x\r\nBcc: y@z.vn' })).toContain('SMTP_FROM: must be')
})

test('doctor signs in to the mail server, and says when there is none or it does not answer', async () => {
  const found = (env: object) => examineMail({ env } as Parameters<typeof examineMail>[0])
  expect(await found({})).toMatchObject({ what: expect.stringContaining('SMTP_URL is not set'), todo: null })
  expect(await found(settings())).toEqual({ what: 'e-mail to officials', todo: null })
  const gone = settings()
  await server.close()
  expect((await found(gone)).todo).toContain('SMTP_URL')
})
