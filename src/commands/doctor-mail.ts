import type { Config } from '../config.ts'
import { mailOf } from '../officials-told/mail-settings.ts'
import type { Finding } from './finding.ts'

/** Whether officials can be told by e-mail: signs in to the mail server and sends nothing. */
export async function examineMail({ env }: Pick<Config, 'env'>): Promise<Finding> {
  const mail = mailOf(env)
  if (mail === null)
    return {
      what: 'e-mail to officials (none: SMTP_URL is not set; they are told in their own chats)',
      todo: null,
    }
  const failure = await mail.check()
  return {
    what: 'e-mail to officials',
    todo:
      failure === null
        ? null
        : `SMTP_URL: the mail server was not reached or refused us (${failure}); check address, port, TLS, user and password`,
  }
}
