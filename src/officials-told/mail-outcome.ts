/** How the sending of an e-mail ends. */

/**
 * `temporary`: it was surely not taken, and trying again may help; `credentials`: our sign-in was refused; `rejected`: it was
 * refused for good; `unknown_outcome`: the connection ended after the text had begun to go out, it may have been taken.
 */
export const MAIL_FAILURES = ['temporary', 'credentials', 'rejected', 'unknown_outcome'] as const
export type MailFailure = (typeof MAIL_FAILURES)[number]
export type MailOutcome = 'sent' | { failure: MailFailure; code: string }
