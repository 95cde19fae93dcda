/** Whose word for an address is believed: the proxies of the settings, and nobody else's. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BadSettings, readConfig } from '../../src/config.ts'
import { en } from '../../src/console/sign-in/words.en.ts'
import { serve } from '../../src/main.ts'
import { freePort } from '../services/postgres.ts'

const SETTINGS = { DEMO: '0', SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), LOG_LEVEL: 'fatal' }

/** Whether a stranger who names another address each time is stopped after 20 tries. @param says the header of the nth try */
async function isStopped(proxies: string, says: (nth: number) => string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-proxies-'))
  const PORT = String(await freePort())
  const env = { ...SETTINGS, PORT, HOST: '127.0.0.1', DATA_DIR: folder, TRUSTED_PROXIES: proxies }
  const running = await serve(env, 'all', () => {})
  try {
    const at = `http://127.0.0.1:${PORT}/console/sign-in`
    const form = /lang_nghe_form=([^;]+)/.exec((await fetch(at)).headers.get('set-cookie') ?? '')![1]!
    let last = ''
    for (let nth = 0; nth < 21; nth += 1) {
      const answer = await fetch(at, {
        method: 'POST',
        headers: {
          cookie: `lang_nghe_form=${form}; lang_nghe_language=en`,
          'x-forwarded-for': says(nth),
        },
        body: new URLSearchParams({ csrf: form, username: 'khong-ai', password: 'sai' }),
      })
      last = await answer.text()
    }
    return last.includes(en.tooMany)
  } finally {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

test.each([
  [
    'what stands before a private address is not believed by default',
    '',
    (nth: number) => `198.51.100.${nth}, 10.0.0.9`,
    true,
  ],
  [
    'a proxy that is not named is not believed at all',
    '192.0.2.1',
    (nth: number) => `198.51.100.${nth}`,
    true,
  ],
  [
    'a proxy that is named is believed',
    '127.0.0.1, 10.0.0.0/24',
    (nth: number) => `198.51.100.${nth}, 10.0.0.9`,
    false,
  ],
])('%s', async (_what, proxies, says, stopped) => {
  expect(await isStopped(proxies, says)).toBe(stopped)
})

test('the setting takes addresses, networks and words, and nothing else', () => {
  const read = (text: string) =>
    readConfig({ ...SETTINGS, TRUSTED_PROXIES: text }, 'serve').env.TRUSTED_PROXIES
  expect(read('')).toEqual(['loopback'])
  expect(read(' loopback,10.0.0.5, fd00::/8 ')).toEqual(['loopback', '10.0.0.5', 'fd00::/8'])
  for (const wrong of ['all', 'true', '1', '10.0.0.5/33', '10.0.0/24', 'fd00::/129', '10.0.0.0/8/8', 'proxy'])
    expect(() => read(wrong), wrong).toThrow(BadSettings)
})
