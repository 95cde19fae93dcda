/** Where the dossier stands. Lateness comes first, with an apology; then what can be done. Personal details are shown to nobody. */

import { dayOf, type Instant, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Choice, Reply } from '../../src/channels/channel.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import { choose, start, type Talk } from '../../src/conversation/flow.ts'
import { degreeWords } from '../../src/dossiers/dossier-words.ts'
import type { DossierDetails, DossierView } from '../../src/dossiers/find-dossier.ts'
import { isLate } from '../known-dossier.ts'
import { toMenu, toOfficial } from '../menu/menu.ts'
import { CHECK_DOSSIER, type Draft, say } from './draft.ts'

// biome-ignore lint/correctness/useYield: everything was found out before
export function* answers(talk: Talk<Draft>): Effectful<Reply[]> {
  const { found } = talk.draft
  if (found === undefined || found === 'unchecked') {
    return [choose(say(talk).wait, [toOfficial(talk.language), toMenu(talk.language)])]
  }
  return [choose(wordsFor(talk, found), offers(talk, found))]
}

function wordsFor(talk: Talk<Draft>, view: DossierView): string {
  const { code, degree, details } = view
  const words = say(talk)
  const degreeSaid = degreeWords[degree][talk.language]
  if (details === null) return `${words.minimal(code, degreeSaid)}\n\n${words.minimalWhy}`
  const lines = [
    ...heading(words, code, details),
    words.degree(degreeSaid),
    words.unit(details.unit.name),
    ...(details.receivingUnit ? [words.receivingUnit(details.receivingUnit.name)] : []),
    words.received(day(details.receivedAt)),
    ...dueLines(words, details),
    ...(details.finishedAt === null ? [] : [words.finished(day(details.finishedAt))]),
    ...(details.returnedAt === null ? [] : [words.returned(day(details.returnedAt))]),
  ]
  const next = [words.timeliness[details.timeliness ?? 'none'], nextStep(words, details)].filter(
    (line) => line !== '',
  )
  const offer = isLate(view) ? [words.offerComplaint] : isOver(degree) ? [words.offerRating] : []
  return [lines.join('\n'), [...next, ...offer].join('\n')].filter((part) => part !== '').join('\n\n')
}

type Words = ReturnType<typeof say>

function heading(words: Words, code: string, details: DossierDetails): string[] {
  if (details.timeliness === 'late') return [words.late(code, details.workingDaysLate), '']
  if (details.timeliness === 'finished_late') return [words.finishedLate(code, details.workingDaysLate), '']
  return [words.heading(code)]
}

/** To someone kept waiting, "nothing to do for now" is not said. */
function nextStep(words: Words, { status, timeliness }: DossierDetails): string {
  const isWaiting = status === 'accepted' || status === 'in_progress'
  return isWaiting && timeliness === 'late' ? '' : words.next[status]
}

function dueLines(words: Words, { dueAt, firstDueAt }: DossierDetails): string[] {
  const first = firstDueAt ?? dueAt
  if (first === null) return []
  const again = dueAt !== null && dayOf(dueAt) !== dayOf(first) ? [words.dueAgain(day(dueAt))] : []
  return [words.due(day(first)), ...again]
}

/** Five at most, so that Zalo shows them as buttons. */
function offers(talk: Talk<Draft>, view: DossierView): Choice[] {
  const { code, degree } = view
  const { choices } = say(talk)
  return [
    ...(isLate(view)
      ? [{ label: choices.complain, payload: start('complain', `late:${code}`), yes: true as const }]
      : []),
    ...(isOver(degree) ? [{ label: choices.rate, payload: start('rate', code) }] : []),
    { label: choices.another, payload: start(CHECK_DOSSIER) },
    toOfficial(talk.language),
    toMenu(talk.language),
  ]
}

function isOver(degree: DossierView['degree']): boolean {
  return degree === 'done' || degree === 'returned'
}

function day(at: Instant): string {
  return vietnameseDay(dayOf(at))
}
