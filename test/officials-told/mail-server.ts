/** A real SMTP server on a free port, which does as it is told. */
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { CERTIFICATE, KEY } from './certificate.ts'

export type Received = { to: string[]; raw: string }

/**
 * `take`: as it should be; a number: refuses the recipient, or the text, with that reply; `drop_*`: hangs up before it takes a
 * sender, or after it has read the text.
 */
export type Conduct = 'take' | { recipient: number } | { text: number } | 'drop_before' | 'drop_after'

export type MailServerPlayed = {
  port: number
  received: Received[]
  /** What it does with the next letters. */
  conduct: Conduct
  close(): Promise<void>
}

/** @param options of the server: TLS and sign-in */
export async function playMailServer(options: SMTPServerOptions = {}): Promise<MailServerPlayed> {
  const sockets = new Set<Socket>()
  const refusal = (responseCode: number) => Object.assign(new Error('refused'), { responseCode })
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  const server = new SMTPServer({
    key: KEY,
    cert: CERTIFICATE,
    authOptional: true,
    disabledCommands: options.secure || options.onAuth ? [] : ['STARTTLS'],
    ...options,
    onMailFrom(_address, _session, done) {
      if (played.conduct === 'drop_before') return hangUp()
      done()
    },
    onRcptTo(_address, _session, done) {
      const { conduct } = played
      done(typeof conduct === 'object' && 'recipient' in conduct ? refusal(conduct.recipient) : null)
    },
    async onData(stream, session, done) {
      const raw = await text(stream)
      const { conduct } = played
      if (typeof conduct === 'object' && 'text' in conduct) return done(refusal(conduct.text))
      const envelope = session.envelope.rcptTo.map(({ address }) => address)
      played.received.push({ to: envelope, raw })
      if (conduct === 'drop_after') return hangUp()
      done()
    },
  })
  // Under TLS the bare socket is not for us to destroy: Node 24 crashes when its handshake has just failed.
  server.server.on(options.secure ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('error', () => {}) // a client that hangs up is no failure of the test
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready)
  })
  const played: MailServerPlayed = {
    port: (server.server.address() as AddressInfo).port,
    received: [],
    conduct: 'take',
    async close() {
      hangUp()
      await new Promise<void>((closed) => server.close(closed))
    },
  }
  return played
}
