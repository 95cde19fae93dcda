/** Signing in at the office's OpenID Connect provider: there and back. No account is ever made by it. */
import { html } from 'hono/html'
import { z } from 'zod'
import { signInByOidc } from '../../accounts/sign-in.ts'
import type { Answer, Visit } from '../page.ts'
import { pathInConsole } from '../path-in-console.ts'
import { plainPage } from '../plain-pages.ts'
import { enter } from './enter.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const UNDER_WAY_FOR_MS = 10 * 60_000

const Flow = z.object({
  kind: z.literal('oidc'),
  checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  back: z.string(),
  until: z.number(),
})

/** Sends the browser to the provider. What has to come back travels sealed in a cookie, so that only this browser can end it. */
export async function goToProvider(visit: Visit): Promise<Answer> {
  const { oidc } = visit.signInRules
  if (!oidc) return plainPage('notFound', visit.language)
  const begun = await oidc.begin()
  if (!begun) return sorry(visit, 'oidcAway', 503)
  const flow: z.infer<typeof Flow> = {
    kind: 'oidc',
    checks: begun.checks,
    back: pathInConsole(visit.query.back),
    until: visit.now + UNDER_WAY_FOR_MS,
  }
  return { away: begun.address, flow: visit.desk.vault.seal(JSON.stringify(flow)) }
}

/** The browser comes back with the provider's answer. */
export async function comeFromProvider(visit: Visit): Promise<Answer> {
  const { oidc } = visit.signInRules
  if (!oidc) return plainPage('notFound', visit.language)
  const flow = flowOf(visit)
  const person = flow && (await oidc.finish(new URLSearchParams(visit.query), flow.checks))
  if (!person) return sorry(visit, 'oidcFailed', 401)
  const account = await signInByOidc(visit.desk.database, person, visit.now)
  return account ? enter(visit, account, 'oidc', pathInConsole(flow.back)) : sorry(visit, 'oidcUnknown', 403)
}

function flowOf({ oidcFlow, desk, now }: Visit): z.infer<typeof Flow> | null {
  if (oidcFlow === null) return null
  let text: string
  try {
    text = desk.vault.open(oidcFlow)
  } catch {
    return null // not ours
  }
  const read = Flow.safeParse(JSON.parse(text))
  return read.success && read.data.until > now ? read.data : null
}

function sorry(visit: Visit, kind: 'oidcAway' | 'oidcFailed' | 'oidcUnknown', status: number): Answer {
  const words = visit.language === 'en' ? en : vi
  const name = visit.signInRules.oidc?.name ?? ''
  return {
    title: words.oidcTitle,
    body: html`<h1>${words.oidcTitle}</h1><p>${words[kind](name)}</p>
<p><a href="/console/sign-in">${words.backToSignIn}</a></p>`,
    status,
    at: '/console/sign-in',
  }
}
