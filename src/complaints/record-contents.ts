/** The contents behind the digests of a complaint's chain, put together again from where they are kept. */
import type { Desk } from '../desk.ts'
import { type ComplaintRow, keyOf, openDetails, toComplaint } from './complaint-row.ts'
import { filedContent } from './complaint-store.ts'
import { stepContent } from './complaint-writes.ts'
import { asFiled } from './correct.ts'
import { askedContent, decidedContent, openWords, toRequest } from './identity/identity-row.ts'
import { moreGuarded } from './linked.ts'
import { readTimeline } from './timeline.ts'

/**
 * Answers with the content of each entry of the chain, asked for in order; null where it was destroyed. An entry that only
 * says that something was seen or sent has {} as its content.
 */
export async function contentsOf(
  desk: Desk,
  row: ComplaintRow,
): Promise<(entry: { kind: string; salt: string | null }) => unknown> {
  const details = openDetails(desk.vault, row)
  const steps = (await readTimeline(desk, row.code, row.key_sealed)).slice(1)
  const filed = asFiled(toComplaint(row), steps)
  const hidden = await moreGuarded(desk, toComplaint(row), steps)
  const ofRequests = await requestContents(desk, row)
  return ({ kind, salt }) => {
    const step = steps[0]?.kind === kind ? steps.shift() : undefined
    if (salt === null) return null
    if (kind === 'filed') return details && filedContent(filed, details)
    if (step && hidden.has(String(step.data.code))) return null
    return step ? stepContent(step.seq, step) : ofRequests.has(kind) ? ofRequests.get(kind) : {}
  }
}

/** By the kind of the entry, which names the request. */
async function requestContents(desk: Desk, row: ComplaintRow): Promise<Map<string, unknown>> {
  const key = keyOf(desk.vault, row)
  const requests = await desk.database.read
    .selectFrom('identity_request')
    .selectAll()
    .where('complaint', '=', row.code)
    .execute()
  return new Map(
    requests.flatMap((request): [string, unknown][] => {
      const asked = openWords(desk.vault, key, request.text_sealed)
      const decided = openWords(desk.vault, key, request.decision_sealed)
      const decision = request.state === 'refused' ? 'refuse' : 'approve'
      return [
        [`identity_ask:${request.id}`, asked === null ? null : askedContent(request.reason, asked)],
        [`identity_${decision}:${request.id}`, decidedContent(toRequest(request), decided)],
      ]
    }),
  )
}
