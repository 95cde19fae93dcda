/** The settings of e-mail to officials (src/config.ts reads them). */
import * as z from 'zod'
import { createMail, type Mail, readMailServer } from './mail.ts'
import { readSender } from './mail-address.ts'

/** `SMTP_URL`. */
export const SmtpUrl = z
  .string()
  .refine(
    (text) => readMailServer(text) !== null,
    'must be smtps://user:password@host:port, or smtp://… (STARTTLS)',
  )
  .optional()

/** `SMTP_FROM`. */
export const SmtpFrom = z
  .string()
  .refine((text) => readSender(text) !== null, 'must be an address, like Lắng Nghe <langnghe@example.gov.vn>')
  .optional()

/** One without the other sends nothing. */
export function missingOfMail(given: Record<string, string | undefined>): string[] {
  if (given.SMTP_URL !== undefined && given.SMTP_FROM === undefined)
    return ['SMTP_FROM: is missing; the address that e-mails to officials come from']
  if (given.SMTP_FROM !== undefined && given.SMTP_URL === undefined)
    return ['SMTP_URL: is missing; SMTP_FROM alone sends nothing']
  return []
}

/** What sends e-mail under these settings; null: nothing does. */
export function mailOf({
  SMTP_URL,
  SMTP_FROM,
}: {
  SMTP_URL?: string | undefined
  SMTP_FROM?: string | undefined
}): Mail | null {
  const server = SMTP_URL === undefined ? null : readMailServer(SMTP_URL)
  const sender = SMTP_FROM === undefined ? null : readSender(SMTP_FROM)
  return server && sender && createMail(server, sender)
}
