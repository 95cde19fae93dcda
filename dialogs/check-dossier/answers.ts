/** Where the dossier stands. Lateness comes first, with an apology; then what can be done. Personal details are shown to nobody. */

import { dayOf, type Instant, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Choice, Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { choose, start, type Talk } from '../../src/conversation/flow.ts'
import { degreeWords } from '../../src/dossiers/dossier-words.ts'
import type { DossierDetails, DossierView } from '../../src/dossiers/find-dossier.ts'
import { type FollowStanding, followStanding } from '../../src/dossiers/followers.ts'
import { isLate } from '../known-dossier.ts'
import { toMenu, toOfficial } from '../menu/menu.ts'
import { CHECK_DOSSIER, type Draft, say } from './draft.ts'
import { following, toFollow, toUnfollow } from './following.ts'

export function* answers(talk: Talk<Draft>): Effectful<Reply[]> {
  const { found, wish } = talk.draft
  if (wish !== undefined) return yield* following(talk, wish)
  if (found === undefined || found === 'unchecked') {
    return [choose(say(talk).wait, [toOfficial(talk.language), toMenu(talk.language)])]
  }
  const standing = yield* lookUp(followStanding, { code: found.code })
  return [choose(wordsFor(talk, found, standing), offers(talk, found, standing))]
}

function wordsFor(talk: Talk<Draft>, view: DossierView, standing: FollowStanding | null): string {
  const { code, degree, details } = view
  const words = say(talk)
  const degreeSaid = degreeWords[degree][talk.language]
  const followed = standing?.following && !standing.isOver ? words.follow.following : ''
  if (details === null) return paragraphs(words.minimal(code, degreeSaid), words.minimalWhy, followed)
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
  return paragraphs(lines.join('\n'), [...next, ...offer].join('\n'), followed)
}

function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
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

/** Five at most, so that Zalo shows them as buttons: where this dossier can be followed, another one is to be typed. */
function offers(talk: Talk<Draft>, view: DossierView, standing: FollowStanding | null): Choice[] {
  const { code, degree } = view
  const { choices } = say(talk)
  return [
    ...(isLate(view)
      ? [{ label: choices.complain, payload: start('complain', `late:${code}`), yes: true as const }]
      : []),
    ...(isOver(degree) ? [{ label: choices.rate, payload: start('rate', code) }] : []),
    standing === null || standing.isOver
      ? { label: choices.another, payload: start(CHECK_DOSSIER) }
      : standing.following
        ? toUnfollow(talk, code)
        : toFollow(talk, code),
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
