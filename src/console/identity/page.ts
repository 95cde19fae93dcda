/** `/console/identity`: asking to know who sent a complaint, deciding it, and seeing what was opened. */
import { randomUUID } from 'node:crypto'
import { html } from 'hono/html'
import { z } from 'zod'
import { readStanding } from '../../complaints/complaint-store.ts'
import {
  DEFERRALS,
  type Deferral,
  IDENTITY_REASONS,
  type IdentityReason,
} from '../../complaints/identity/identity.ts'
import { ownRequests, requestsToDecide } from '../../complaints/identity/identity-list.ts'
import {
  askIdentity,
  decideRequest,
  viewContact,
  viewIdentity,
  whyNot,
} from '../../complaints/identity/identity-store.ts'
import { recordView } from '../../privacy/chained-record.ts'
import { actorOf } from '../actor.ts'
import type { FieldErrors } from '../field.ts'
import { type Fault, optionalWords, readForm, words as wordsField } from '../form.ts'
import { noticeLine } from '../notice-line.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { showPrivacy } from '../privacy/page.ts'
import { wordsOf } from '../words.ts'
import { officerOf } from './officer.ts'
import {
  askedView,
  askView,
  identityWords,
  mineView,
  type Returned,
  senderView,
  toDecideView,
} from './view.ts'
import type { Words } from './words.vi.ts'

const LONGEST = 2000

const keysOf = <Key extends string>(list: Record<Key, unknown>) => Object.keys(list) as [Key, ...Key[]]
const AskForm = z.object({
  reason: z.enum(keysOf<IdentityReason>(IDENTITY_REASONS), 'choose'),
  text: wordsField(LONGEST),
})
const deferral = z
  .enum([...keysOf<Deferral>(DEFERRALS), ''], 'choose')
  .transform((word) => (word === '' ? null : word))
const ApproveForm = z.object({ deferral, text: optionalWords(LONGEST) })
const RefuseForm = z.object({ deferral: z.string(), text: wordsField(LONGEST) })

/** One's own requests, and those that wait for one's decision. */
export async function showIdentity(
  visit: SignedInVisit,
  returned: Returned | null = null,
  status = 200,
): Promise<Answer> {
  const { desk, account, now, language, query } = visit
  const words = identityWords(language)
  const officer = officerOf(account)
  const waiting = officer.mayApprove ? await requestsToDecide(desk, officer, now) : null
  const notice = returned ? null : (words.done[query.done ?? ''] ?? refusalWords(words, query.refused))
  return {
    title: returned ? `${wordsOf(language).error}: ${words.title}` : words.title,
    status,
    at: '/console/identity',
    body: html`<h1>${words.title}</h1>${noticeLine(notice)}<p class="hint">${words.lead}</p>
${waiting ? toDecideView(visit, waiting, returned, 'identity') : ''}
${mineView(visit, await ownRequests(desk, officer, now))}`,
  }
}

/** The form to ask, or why it cannot be asked. */
export async function showAsk(visit: SignedInVisit): Promise<Answer> {
  return askPage(visit, null, 200)
}

async function askPage(visit: SignedInVisit, returned: Returned | null, status: number): Promise<Answer> {
  const { desk, account, now, language, params } = visit
  const standing = await readStanding(desk.database, params.code ?? '')
  const refused = standing && (await whyNot(desk, officerOf(account), standing.complaint))
  if (!standing || refused === 'not_found') return plainPage('notFound', language)
  const { code } = standing.complaint
  await recordView(desk, code, actorOf(account), now)
  const words = identityWords(language)
  const title = words.ask.title(code)
  const at = `/console/complaints/${code}/identity`
  if (refused)
    return {
      title,
      at,
      body: html`<p class="back"><a href="/console/complaints/${code}">← ${words.back}</a></p><h1>${title}</h1><p>${words.whyNot[refused]}</p>`,
    }
  const waits = returned === null && (await isAsked(visit, code))
  const body = waits
    ? askedView(code, words)
    : askView(visit, code, returned?.values.key || randomUUID(), returned)
  return { title: returned ? `${wordsOf(language).error}: ${title}` : title, at, body, status }
}

/** Whether a request of one's own about a complaint waits, or is open. */
async function isAsked({ desk, account, now }: SignedInVisit, code: string): Promise<boolean> {
  const own = await ownRequests(desk, officerOf(account), now)
  return own.some(
    ({ request, isOpen }) => request.complaint === code && (request.state === 'asked' || isOpen),
  )
}

/** Asks. */
export async function doAsk(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, form, now, language, params } = visit
  const words = identityWords(language)
  const read = readForm(AskForm, form)
  const back = (errors: FieldErrors, problem: string | null, status: number) =>
    askPage(visit, { id: '', values: form, errors, problem }, status)
  if ('faults' in read) return back(inWords(read.faults, words), null, 422)
  const id = z.uuid().safeParse(form.key).data ?? randomUUID()
  const asked = { id, code: params.code ?? '', ...read.values }
  const result = await askIdentity(desk, officerOf(account), asked, now)
  if ('id' in result) return { seeOther: '/console/identity?done=asked' }
  if (result.refused === 'not_found') return plainPage('notFound', language)
  if (result.refused === 'already_asked' || result.refused === 'stale')
    return back({}, words.refusals[result.refused], 409)
  return back({}, null, 409) // the page says why
}

/** Approves or refuses a request of somebody else. */
export function doDecide(action: 'approve' | 'refuse'): (visit: SignedInVisit) => Promise<Answer> {
  return async (visit) => {
    const { desk, account, form, now, language, params } = visit
    const words = identityWords(language)
    const id = params.id ?? ''
    const from = form.from === 'privacy' ? 'privacy' : 'identity'
    const show = from === 'privacy' ? showPrivacy : showIdentity
    const back = (errors: FieldErrors, problem: string | null, status: number) =>
      show(visit, { id, values: form, errors, problem }, status)
    const read = action === 'approve' ? readForm(ApproveForm, form) : readForm(RefuseForm, form)
    if ('faults' in read) return back(inWords(read.faults, words), null, 422)
    const { text } = read.values
    const decision =
      action === 'approve'
        ? ({ action, deferral: read.values.deferral as Deferral | null } as const)
        : ({ action } as const)
    const result = await decideRequest(desk, officerOf(account), { id, text, ...decision }, now)
    if (!('refused' in result)) {
      visit.changed()
      return { seeOther: `/console/${from}?done=${action}` }
    }
    if (result.refused === 'not_found') return plainPage('notFound', language)
    if (result.refused === 'stale') return back({}, words.refusals.stale, 409)
    return { seeOther: `/console/${from}?refused=${result.refused}` }
  }
}

/** Shows who sent it, to the one who asked. */
export async function doView(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language, params } = visit
  const result = await viewIdentity(desk, officerOf(account), params.id ?? '', now)
  if ('refused' in result)
    return result.refused === 'not_found' || result.refused === 'not_requester'
      ? plainPage('notFound', language)
      : { seeOther: `/console/identity?refused=${result.refused}` }
  const { complaint, expiresAt } = result.request
  return {
    title: identityWords(language).sender.title(complaint),
    at: '/console/identity',
    body: senderView(visit, complaint, result.sender, expiresAt),
  }
}

/** Shows how to reach a citizen who let the handler know who they are. */
export async function doViewContact(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language, params } = visit
  const code = params.code ?? ''
  const sender = await viewContact(desk, officerOf(account), code, now)
  if (!sender) return plainPage('notFound', language)
  return {
    title: identityWords(language).sender.title(code),
    at: `/console/complaints/${encodeURIComponent(code)}`,
    body: senderView(visit, code, sender, null),
  }
}

/** Why something was not done, in words; null when nothing was refused. */
export function refusalWords(words: Words, refused: string | undefined): string | null {
  const known = refused !== undefined && Object.hasOwn(words.refusals, refused)
  return known ? words.refusals[refused as keyof Words['refusals']] : null
}

function inWords(faults: Record<string, Fault>, words: Words): FieldErrors {
  return Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [
      field,
      fault === 'too_long'
        ? words.faults.too_long
        : fault === 'choose'
          ? words.faults.choose
          : words.faults.missing,
    ]),
  )
}
