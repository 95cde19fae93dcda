/** `/console/complaints/:code` and the actions on it. */
import { randomUUID } from 'node:crypto'
import { may, viewerOf } from '../../accounts/roles.ts'
import { applyAction } from '../../complaints/apply-action.ts'
import { trackingCode } from '../../complaints/tracking-code.ts'
import { isVisible } from '../../complaints/visibility.ts'
import { unitTree } from '../../units/unit-store.ts'
import { actorOf } from '../actor.ts'
import type { FieldErrors } from '../field.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { wordsOf } from '../words.ts'
import { FIELDS, readAction } from './action-forms.ts'
import type { Returned } from './actions-view.ts'
import type { ActionName } from './possible-actions.ts'
import { readCase } from './read-case.ts'
import { caseView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showComplaint(visit: SignedInVisit): Promise<Answer> {
  return answerWith(visit, null, 200)
}

/** Does what a form of the page asks for. What is wrong with it comes back with everything that was typed. */
export function doAction(name: ActionName): (visit: SignedInVisit) => Promise<Answer> {
  return async (visit) => {
    const { desk, account, form, params, now } = visit
    const code = params.code ?? ''
    const words = visit.language === 'en' ? en : vi
    const back = (
      errors: FieldErrors,
      problem: string | null,
      status: number,
      key = form.key,
      seenStep: number | null = null,
    ) => {
      const values = Object.fromEntries(FIELDS[name].map((field) => [field, form[field] ?? '']))
      return answerWith(
        visit,
        { action: name, values: { ...values, key: key ?? '' }, errors, problem, seenStep },
        status,
      )
    }
    const read = readAction(name, form, account.name, () =>
      trackingCode(desk.vault.draw('split', code, actorOf(account), form.key ?? '')),
    )
    if ('faults' in read) {
      const errors = Object.entries(read.faults).map(([field, fault]) => [field, words.faults[fault]])
      return back(Object.fromEntries(errors), null, 422)
    }
    const viewer = viewerOf(account)
    const request = {
      code,
      action: read.action,
      actor: actorOf(account),
      idempotencyKey: form.key?.slice(0, 100) || null,
      version: Number(form.version) || 0,
    }
    const result = await applyAction(desk, viewer, request, now)
    if ('refused' in result) {
      const { refused, field } = result
      if (refused === 'not_found') return plainPage('notFound', visit.language)
      const sentence = words.refusals[refused]
      if (field !== undefined) return back({ [field]: sentence }, null, 422)
      const seenStep = refused === 'stale' ? Number(form.seen) || 0 : null
      return back({}, sentence, 409, refused === 'key_reused' ? '' : form.key, seenStep)
    }
    visit.changed()
    const stillSeen = isVisible(viewer, result.complaint, await unitTree(desk.database))
    return {
      seeOther: stillSeen ? `/console/complaints/${code}?done=${name}` : `/console/complaints?gone=${name}`,
    }
  }
}

async function answerWith(visit: SignedInVisit, returned: Returned | null, status: number): Promise<Answer> {
  const code = visit.params.code ?? ''
  const shown = await readCase(visit, code)
  if (!shown) return plainPage('notFound', visit.language)
  const words = visit.language === 'en' ? en : vi
  const title = words.title(shown.read.complaint.code)
  const done = Object.hasOwn(words.actions, visit.query.done ?? '')
    ? words.actions[visit.query.done as ActionName].done
    : null
  const body = caseView(visit, words, shown, {
    returned,
    notice: returned ? null : done,
    newKey: randomUUID,
    mayAct: may(visit.account.role, 'complaint:act'),
  })
  return {
    title: returned ? `${wordsOf(visit.language).error}: ${title}` : title,
    body,
    status,
    at: `/console/complaints/${encodeURIComponent(code)}`,
  }
}
