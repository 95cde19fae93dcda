/**
 * A mixed complaint taken apart, as the law wants it (Luật Tiếp công dân 42/2013 Điều 25.3: content of several kinds is made
 * separate): a second one of the citizen's own words, with its own code, ground and unit, filed on the day on which it is
 * made. Nothing in the new one tells that there is another, but a due date that may be near: the citizen was promised it.
 */
import type { Acted, OfficialAction, Setting } from './action.ts'
import { coarse } from './coarse-time.ts'
import { type Complaint, type Flag, isAnonymous } from './complaint.ts'
import { answerDueAt } from './deadlines.ts'
import { routeAround, routeOf } from './routing.ts'
import { severityOf } from './severity.ts'
import { barredUnits, existingUnit } from './wrong-handler.ts'

type Split = Extract<OfficialAction, { action: 'split' }>

/** Of these the part has as much as the whole: they are about the citizen, not about what happened. */
const FLAGS_OF_THE_CITIZEN: readonly Flag[] = ['vulnerable_person', 'identity_protection']

/** Makes a second complaint of a part of the words. The first stays as it is, with all of them. */
export function split(complaint: Complaint, action: Split, setting: Setting): Acted {
  if (complaint.status === 'resolved') return { refused: 'wrong_status' }
  const unit = existingUnit(action.unit, setting)
  if (unit) return unit
  if (!isTakenFrom(action.text, setting.around?.words ?? []))
    return { refused: 'not_their_words', field: 'text' }
  const flags = complaint.flags.filter((flag) => FLAGS_OF_THE_CITIZEN.includes(flag))
  const { category, unit: unitCode, code } = action
  const { now, calendar, settings, tree } = setting
  const usual = routeOf(category, flags, false, unitCode, tree)
  if (usual.protected && !complaint.protected) return { refused: 'protect_first', field: 'category' }
  const route = routeAround(usual, barredUnits(complaint, setting.around?.onceAbout ?? [], tree), tree)
  if (route === null) return { refused: 'in_unit_chain', field: 'unit' }
  const dueAt = Math.min(complaint.firstDueAt, answerDueAt(calendar, settings, now))
  const part: Complaint = {
    ...complaint,
    ...route,
    code,
    version: 1,
    category,
    flags,
    severity: severityOf(category, flags, null),
    status: 'received',
    unitCode,
    amountVnd: null,
    createdAt: isAnonymous(complaint) ? coarse(now) : now,
    updatedAt: now,
    dueAt,
    firstDueAt: dueAt,
    pause: null,
    assigned: null,
    outcome: null,
    verdict: null,
    mergedInto: null,
    splitFrom: complaint.code,
    reopened: false,
    resolvedAt: null,
  }
  const { by } = action
  const data = { by, code, category, about: unitCode }
  const body = { complaint: complaint.code, change: 'split', part: code, unit: route.handlerUnitCode }
  return {
    complaint,
    steps: [{ kind: 'split', status: complaint.status, text: action.text, data }],
    told: [{ kind: 'complaint_status', body, dueAt: now }],
    part: { complaint: part, story: action.text },
  }
}

/**
 * Whether a text is made of pieces of others, line by line: words may be left out, none put in.
 *
 * @param words what the citizen told, as the official read it
 */
export function isTakenFrom(text: string, words: readonly string[]): boolean {
  const whole = words.map(oneLine)
  const lines = text.split('\n').map(oneLine).filter(Boolean)
  return lines.length > 0 && lines.every((line) => whole.some((each) => each.includes(line)))
}

function oneLine(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}
