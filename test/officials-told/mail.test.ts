import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createMail, type Letter, readMailServer } from '../../src/officials-told/mail.ts'
import { readAddress, readSender } from '../../src/officials-told/mail-address.ts'
import { CERTIFICATE } from './certificate.ts'
import { type Conduct, type MailServerPlayed, playMailServer } from './mail-server.ts'

const FROM = { name: 'Lắng Nghe', address: 'langnghe@example.gov.vn' }
const letter: Letter = {
  id: 'aB3dE6gH9jK2mN5pQ8sT1v',
  to: 'thanh.tra@example.gov.vn',
  subject: '[Lắng Nghe] Phản ánh PA-7K3M-9XQ2',
  text: 'Phản ánh PA-7K3M-9XQ2 cần Ông/Bà xem ngay.\n.\nHết.',
  at: Date.parse('2026-11-25T09:00:00+07:00'),
}

let server: MailServerPlayed | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

const mailTo = (url: string) => createMail(readMailServer(url)!, FROM, CERTIFICATE)
async function played(conduct: Conduct = 'take', options = {}) {
  server = await playMailServer(options)
  server.conduct = conduct
  return server
}

describe('a letter', () => {
  test('arrives with the same Message-ID and the same bytes each time that it is sent', async () => {
    const { port, received } = await played()
    const mail = mailTo(`smtp://127.0.0.1:${port}`)
    expect(await mail.send(letter)).toBe('sent')
    expect(await mail.send(letter)).toBe('sent')
    const [first, second] = received
    expect(first!.to).toEqual(['thanh.tra@example.gov.vn'])
    expect(first!.raw).toContain('Message-ID: <aB3dE6gH9jK2mN5pQ8sT1v@example.gov.vn>')
    expect(first!.raw).toContain('Auto-Submitted: auto-generated')
    expect(second).toEqual(first)
  })

  test.each<[string, Conduct, unknown]>([
    ['refused for now', { recipient: 451 }, { failure: 'temporary', code: '451 RCPT TO' }],
    ['refused for good', { recipient: 550 }, { failure: 'rejected', code: '550 RCPT TO' }],
    ['whose text is refused for now', { text: 452 }, { failure: 'temporary', code: '452 DATA' }],
    ['whose text is refused for good', { text: 554 }, { failure: 'rejected', code: '554 DATA' }],
    ['whose server hangs up before the text', 'drop_before', { failure: 'temporary' }],
    ['whose server hangs up after the text', 'drop_after', { failure: 'unknown_outcome' }],
  ])('%s is told from others', async (_name, conduct, outcome) => {
    const { port } = await played(conduct)
    expect(await mailTo(`smtp://127.0.0.1:${port}`).send(letter)).toMatchObject(outcome as object)
  })

  test('whose server is away is for later', async () => {
    const gone = await played()
    await gone.close()
    server = null
    expect(await mailTo(`smtp://127.0.0.1:${gone.port}`).send(letter)).toMatchObject({ failure: 'temporary' })
  })

  test.each([
    ['a@example.gov.vn\r\nBcc: everyone@example.com'],
    ['a@example.gov.vn, b@example.gov.vn'],
    ['<a@example.gov.vn>'],
    ['a b@example.gov.vn'],
    ['a@example.gov.vn\n'],
  ])('never goes to %j', async (to) => {
    const { port, received } = await played()
    await expect(mailTo(`smtp://127.0.0.1:${port}`).send({ ...letter, to })).rejects.toThrow(RangeError)
    expect(received).toEqual([])
  })

  test('never has a subject that ends its header', async () => {
    const { port, received } = await played()
    const subject = 'x\r\nBcc: everyone@example.com'
    await expect(mailTo(`smtp://127.0.0.1:${port}`).send({ ...letter, subject })).rejects.toThrow(RangeError)
    expect(received).toEqual([])
  })
})

describe('the connection', () => {
  const onAuth = (
    { username, password }: { username?: string; password?: string | null },
    _session: unknown,
    done: (error: Error | null, answer?: { user: string }) => void,
  ) => (password === 'bí mật/1' ? done(null, { user: username! }) : done(new Error('no')))

  test('is TLS from the first byte with smtps, and signs in', async () => {
    const { port, received } = await played('take', { secure: true, onAuth, authOptional: false })
    const url = `smtps://to%40i:${encodeURIComponent('bí mật/1')}@localhost:${port}`
    expect(await mailTo(url).check()).toBeNull()
    expect(await mailTo(url).send(letter)).toBe('sent')
    expect(received).toHaveLength(1)
  })

  test('with a wrong password says so and stays for later', async () => {
    const { port } = await played('take', { secure: true, onAuth, authOptional: false })
    const mail = mailTo(`smtps://toi:sai@localhost:${port}`)
    expect(await mail.send(letter)).toMatchObject({ failure: 'credentials' })
    expect(await mail.check()).toMatch(/535/)
  })

  test('is made to a server whose certificate nobody vouches for by no means', async () => {
    const { port, received } = await played('take', { secure: true })
    const mail = createMail(readMailServer(`smtps://localhost:${port}`)!, FROM)
    expect(await mail.send(letter)).toMatchObject({ failure: 'temporary' })
    expect(received).toEqual([])
  })

  test('sends nothing without STARTTLS where it is needed', async () => {
    const { port, received } = await played()
    const mail = createMail({ ...readMailServer(`smtp://127.0.0.1:${port}`)!, requireTls: true }, FROM)
    expect(await mail.send(letter)).toMatchObject({ failure: 'temporary' })
    expect(received).toEqual([])
  })

  test('to a server that says nothing is broken off when it is told to end', async () => {
    const silent = createServer()
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
    const { port } = silent.address() as { port: number }
    const ending = new AbortController()
    const sending = mailTo(`smtp://127.0.0.1:${port}`).send(letter, ending.signal)
    setTimeout(() => ending.abort(), 50)
    expect(await sending).toEqual({ failure: 'temporary', code: 'EABORT' })
    silent.close()
  })

  test('to something that speaks no SMTP ends', async () => {
    const babble = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'))
    await new Promise<void>((ready) => babble.listen(0, '127.0.0.1', ready))
    const { port } = babble.address() as { port: number }
    expect(await mailTo(`smtp://127.0.0.1:${port}`).send(letter)).toMatchObject({ failure: 'temporary' })
    await new Promise((closed) => babble.close(closed))
  })
})

describe('settings', () => {
  test.each([
    ['smtps://u:p@mail.example.vn', { port: 465, secure: true, requireTls: false }],
    ['smtp://mail.example.vn', { port: 587, secure: false, requireTls: true, login: null }],
    ['smtp://mail.example.vn:25?starttls=no', { port: 25, requireTls: false }],
    ['smtp://localhost:2525', { host: 'localhost', requireTls: false }],
    ['smtp://[::1]:25', { host: '::1', requireTls: false }],
  ])('%s', (url, server) => {
    expect(readMailServer(url)).toMatchObject(server)
  })

  test.each(['http://mail.example.vn', 'mail.example.vn', 'smtp://', ''])('%j is none', (url) => {
    expect(readMailServer(url)).toBeNull()
  })

  test('senders and addresses', () => {
    expect(readSender('Lắng Nghe <langnghe@Example.gov.vn>')).toEqual(FROM)
    expect(readSender('langnghe@example.gov.vn')).toEqual({ ...FROM, name: '' })
    expect(readSender('Lắng\r\nBcc: x <langnghe@example.gov.vn>')).toBeNull()
    expect(readSender('a"b <langnghe@example.gov.vn>')).toBeNull()
    expect(readAddress(' ten@donvi.gov.vn ')).toBe('ten@donvi.gov.vn')
    for (const wrong of [
      'ten',
      'ten@donvi',
      'ten@@donvi.vn',
      '.ten@donvi.vn',
      'tên@donvi.vn',
      `${'a'.repeat(65)}@b.vn`,
    ])
      expect(readAddress(wrong), wrong).toBeNull()
  })
})
