/** Sends one e-mail by SMTP (RFC 5321) and says what became of it, as far as the protocol tells. */
import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Instant } from '../calendar/instant.ts'
import { readAddress, type Sender } from './mail-address.ts'
import type { MailOutcome } from './mail-outcome.ts'

/** Where and as whom to send. */
export type MailServer = {
  host: string
  port: number
  /** `smtps://`: TLS from the first byte. */
  secure: boolean
  /** Without STARTTLS nothing is sent: `smtp://`, but for this machine itself and `?starttls=no`. */
  requireTls: boolean
  login: { user: string; pass: string } | null
}

export type Letter = {
  /** Of the notice: the same letter sent again has the same Message-ID, so that a mail server may know it. */
  id: string
  to: string
  subject: string
  text: string
  /** When the notice was made: its date, the same in each try. */
  at: Instant
}

export type Mail = {
  /** @param signal breaks it off: what was not begun is `temporary`, what was is an unknown outcome */
  send(letter: Letter, signal?: AbortSignal): Promise<MailOutcome>
  /** Signs in and sends nothing. @returns why that failed; null when it did not */
  check(): Promise<string | null>
}

const WAIT_MS = 10_000
const SILENCE_MS = 30_000
/** A process that ends hears for so long whether a letter was taken whose text has begun to go out. */
const LAST_WORD_MS = 2_000
/** For the whole of a letter; less than the lease of its try. */
export const MOST_MS = 60_000

/** The server of `SMTP_URL`; null when it is no such address. */
export function readMailServer(text: string): MailServer | null {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (host === '') return null
  const isHere = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: !secure && !isHere && url.searchParams.get('starttls') !== 'no',
    login:
      url.username === ''
        ? null
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  }
}

/** @param trusted certificates besides those that Node trusts; for tests */
export function createMail(server: MailServer, from: Sender, trusted?: string): Mail {
  return {
    async send(letter, signal) {
      const text = await compose(letter, from)
      let begun = false
      const body = new Readable({
        read() {
          begun = true // the server has said that it takes the text
          this.push(text)
          this.push(null)
        },
      })
      const work: Work = (connection, done) =>
        connection.send({ from: from.address, to: [letter.to] }, body, done)
      const failure = await within(server, trusted, work, signal && { signal, isBegun: () => begun })
      return failure === null ? 'sent' : classOf(failure, begun)
    },
    async check() {
      const failure = await within(server, trusted, (_connection, done) => done(null))
      return failure === null ? null : codeOf(failure)
    },
  }
}

/** What an SMTP client tells of a failure. */
type Failure = Error & { code?: string; responseCode?: number; command?: string }
type Done = (error?: Error | null) => void
type Work = (connection: SMTPConnection, done: Done) => void

/** Connects, signs in, does the work and says goodbye. Never throws, never waits for longer than `MOST_MS`. */
function within(
  { host, port, secure, requireTls, login }: MailServer,
  trusted: string | undefined,
  work: Work,
  ending?: { signal: AbortSignal; isBegun(): boolean },
): Promise<Failure | null> {
  return new Promise((resolve) => {
    const connection = new SMTPConnection({
      host,
      port,
      secure,
      requireTLS: requireTls,
      connectionTimeout: WAIT_MS,
      greetingTimeout: WAIT_MS,
      dnsTimeout: WAIT_MS,
      socketTimeout: SILENCE_MS,
      tls: { minVersion: 'TLSv1.2', ...(trusted === undefined ? {} : { ca: trusted }) },
    })
    const end = (error?: Error | null) => {
      clearTimeout(timer)
      ending?.signal.removeEventListener('abort', breakOff)
      resolve(error ? (error as Failure) : null) // the first counts: closing tells of an end, too
      if (error) connection.close()
      else connection.quit()
    }
    const failed = (code: string) => () => end(Object.assign(new Error(code), { code }))
    const breakOff = () => {
      if (ending?.isBegun()) setTimeout(failed('EABORT'), LAST_WORD_MS).unref()
      else failed('EABORT')()
    }
    const timer = setTimeout(failed('ETIMEDOUT'), MOST_MS)
    if (ending?.signal.aborted) return breakOff()
    ending?.signal.addEventListener('abort', breakOff)
    connection.once('error', end)
    connection.on('error', () => {}) // what comes after the first is of no use
    connection.once('end', failed('ECONNECTION'))
    connection.connect((error) => {
      if (error) return end(error)
      if (login === null) return work(connection, end)
      connection.login({ credentials: login }, (refused) => (refused ? end(refused) : work(connection, end)))
    })
  })
}

/** @throws RangeError for an address that is none: it must never reach a header */
async function compose({ id, to, subject, text, at }: Letter, from: Sender): Promise<Buffer> {
  if (readAddress(to) !== to || /[\r\n]/.test(subject)) throw new RangeError('no address, or no subject')
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  return new MailComposer({
    from: { name: from.name, address: from.address },
    to: { name: '', address: to },
    subject,
    text,
    date: new Date(at),
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

function classOf(error: Failure, begun: boolean): MailOutcome {
  const { code, responseCode, command } = error
  const said = codeOf(error)
  if (code === 'EAUTH' || code === 'ENOAUTH') return { failure: 'credentials', code: said }
  if (responseCode === undefined) return { failure: begun ? 'unknown_outcome' : 'temporary', code: said }
  // A server that refuses us, not this letter (before RCPT TO), may take it once its or our settings are mended.
  const isAboutLetter = command === 'RCPT TO' || command === 'DATA'
  return { failure: responseCode >= 500 && isAboutLetter ? 'rejected' : 'temporary', code: said }
}

/** Without the server's words: they may hold the address. */
function codeOf({ code, responseCode, command }: Failure): string {
  return [responseCode ?? code ?? 'failed', command].filter((part) => part !== undefined).join(' ')
}
