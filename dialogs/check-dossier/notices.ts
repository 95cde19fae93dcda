/**
 * What followers of a dossier are told (bodies: src/dossiers/followed-news.ts), with agency, handling person and times
 * (facts/domain.md 3.4). Left unsaid when the citizen follows no longer, or when a reminder has been overtaken.
 */
import { dayOf, type Instant, toVietnamese, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Choice, Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { beyond, choose, start, type Talk } from '../../src/conversation/flow.ts'
import { degreeWords, statusWords } from '../../src/dossiers/dossier-words.ts'
import type { DossierDetails } from '../../src/dossiers/find-dossier.ts'
import type { FollowedNews } from '../../src/dossiers/followed-news.ts'
import { followStanding } from '../../src/dossiers/followers.ts'
import { toMenu } from '../menu/menu.ts'
import { say } from './draft.ts'
import { toDossier, toUnfollow } from './following.ts'

type Telling = Pick<Talk<unknown>, 'language' | 'moment'>
type Body = Record<string, unknown>

/** By kind of notice. */
export const notices = {
  *dossier_status(body: Body, talk: Telling): Effectful<Reply[]> {
    const news = body as FollowedNews
    const standing = yield* lookUp(followStanding, { code: news.code })
    if (!standing?.following) return []
    const { code, details } = news
    const choices = [toDossier(talk, code), toUnfollow(talk, code)]
    if (details === null) return [minimal(talk, 'dossier_status', news, choices)]
    const words = say(talk)
    const heading = news.isPromisedAnew
      ? words.notices.promisedAnew(code, promised(details))
      : words.notices.changed(code, statusWords[details.status][talk.language])
    const { status, timeliness } = details
    const isKeptWaiting = timeliness === 'late' && (status === 'accepted' || status === 'in_progress')
    const told = paragraphs(
      heading,
      facts(talk, details),
      news.isPromisedAnew ? '' : apology(talk, code, details),
      news.isPromisedAnew || isKeptWaiting ? '' : words.next[status],
    )
    const filled = {
      dossier: code,
      unit: details.unit.name,
      status: statusWords[details.status][talk.language],
    }
    return [beyond(choose(told, choices), 'dossier_status', filled)]
  },

  *dossier_due_tomorrow(body: Body, talk: Telling): Effectful<Reply[]> {
    const { code, details } = body as FollowedNews
    const standing = yield* lookUp(followStanding, { code })
    if (!standing?.following || standing.degree !== 'in_process' || !details?.dueAt) return []
    if (dayOf(talk.moment.at) > dayOf(details.dueAt)) return []
    const words = say(talk).notices
    const told = paragraphs(words.dueSoon(code, promised(details)), facts(talk, details), words.dueNext)
    const filled = { dossier: code, unit: details.unit.name, date: promised(details) }
    return [
      beyond(choose(told, [toDossier(talk, code), toUnfollow(talk, code)]), 'dossier_due_tomorrow', filled),
    ]
  },

  *dossier_late(body: Body, talk: Telling): Effectful<Reply[]> {
    const { code, details } = body as FollowedNews
    const standing = yield* lookUp(followStanding, { code })
    if (!standing?.following || standing.degree !== 'in_process' || !details?.dueAt) return []
    const words = say(talk)
    const isAgain = dayOf(details.dueAt) >= dayOf(talk.moment.at)
    const told = paragraphs(
      words.notices.late(code, day(isAgain ? (details.firstDueAt ?? details.dueAt) : details.dueAt)),
      isAgain ? words.notices.lateAgain(promised(details)) : words.notices.lateNoDate,
      facts(talk, details),
      words.offerComplaint,
    )
    const complain = { label: words.choices.complain, payload: start('complain', `late:${code}`) }
    const filled = { dossier: code, unit: details.unit.name, date: promised(details) }
    const choices = [complain, toDossier(talk, code), toUnfollow(talk, code)]
    return [beyond(choose(told, choices), 'dossier_late', filled)]
  },

  *dossier_returned(body: Body, talk: Telling): Effectful<Reply[]> {
    const news = body as FollowedNews
    const { code, details, token } = news
    const standing = yield* lookUp(followStanding, { code })
    if (!standing?.following) return []
    const words = say(talk)
    const rate = token === undefined ? [] : [{ label: words.choices.rate, payload: start('rate', token) }]
    const choices = [...rate, toMenu(talk.language)]
    const invites = token === undefined ? '' : words.notices.invites
    if (details === null) return [minimal(talk, 'dossier_returned', news, choices, invites)]
    const told = paragraphs(
      words.notices.returned(code),
      facts(talk, details),
      apology(talk, code, details),
      invites,
    )
    return [beyond(choose(told, choices), 'dossier_returned', { dossier: code, unit: details.unit.name })]
  },
}

/** Under `DOSSIER_BY_CODE=minimal` nothing but code and degree; a template is filled with no more. */
function minimal(
  talk: Telling,
  kind: string,
  { code, degree }: FollowedNews,
  choices: Choice[],
  invites = '',
): Reply {
  const said = degreeWords[degree][talk.language]
  const told = choose(paragraphs(say(talk).minimal(code, said), invites), choices)
  return beyond(told, kind, { dossier: code, unit: say(talk).notices.theOffice, status: said })
}

function facts(talk: Telling, details: DossierDetails): string {
  const words = say(talk)
  const { unit, receivingUnit, official, dueAt, firstDueAt, finishedAt, returnedAt } = details
  const isHandled = finishedAt === null && (details.status === 'accepted' || details.status === 'in_progress')
  const first = firstDueAt ?? dueAt
  const isAgain = first !== null && dueAt !== null && dayOf(first) !== dayOf(dueAt)
  return [
    words.unit(unit.name),
    ...(receivingUnit ? [words.receivingUnit(receivingUnit.name)] : []),
    ...(official === null ? [] : [words.notices.official(official)]),
    words.notices.received(toVietnamese(details.receivedAt)),
    ...(isHandled ? [words.notices.handledSince(toVietnamese(details.statusSince))] : []),
    ...(finishedAt === null ? [] : [words.notices.finished(toVietnamese(finishedAt))]),
    ...(returnedAt === null ? [] : [words.notices.returnedAt(toVietnamese(returnedAt))]),
    ...(returnedAt !== null || first === null ? [] : [words.due(day(first))]),
    ...(returnedAt !== null || !isAgain ? [] : [words.dueAgain(day(dueAt))]),
  ].join('\n')
}

function apology(talk: Telling, code: string, { timeliness, workingDaysLate }: DossierDetails): string {
  if (timeliness === 'finished_late') return say(talk).finishedLate(code, workingDaysLate)
  return timeliness === 'late' ? say(talk).late(code, workingDaysLate) : ''
}

function promised({ dueAt }: DossierDetails): string {
  return dueAt === null ? '' : day(dueAt)
}

function day(at: Instant): string {
  return vietnameseDay(dayOf(at))
}

function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
