/** Following a dossier and following it no longer, as it was wished; asked again, it says how things stand. */
import type { Choice, Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { choose, start, type Talk } from '../../src/conversation/flow.ts'
import {
  dossiersFollowed,
  followDossier,
  followStanding,
  unfollowDossier,
} from '../../src/dossiers/followers.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { toMenu } from '../menu/menu.ts'
import { CHECK_DOSSIER, type Draft, say, type Wish } from './draft.ts'

/** So many are offered as buttons; the others are ended by typing their code. */
const MOST_SHOWN = 9

type Asking = Pick<Talk<Draft>, 'language' | 'draft'>

/** Fulfils a wish about following. */
export function* following(talk: Talk<Draft>, wish: Wish): Effectful<Reply[]> {
  const code = talk.draft.followed
  if (wish === 'follow' && code !== undefined) return yield* follow(talk, code)
  if (wish === 'stop' && code !== undefined) return yield* stop(talk, code)
  const followed = yield* lookUp(dossiersFollowed, {})
  if (wish === 'stop' && followed.length === 1) return yield* stop(talk, followed[0]!)
  return [listOf(talk, followed)]
}

/** The button that begins to follow a dossier. */
export function toFollow(talk: Pick<Talk<unknown>, 'language'>, code: string): Choice {
  return { label: say(talk).follow.choices.follow, payload: start(CHECK_DOSSIER, `follow:${code}`) }
}

/** The button that ends it. */
export function toUnfollow(talk: Pick<Talk<unknown>, 'language'>, code: string): Choice {
  return { label: say(talk).follow.choices.stop, payload: start(CHECK_DOSSIER, `stop:${code}`) }
}

/** The button that looks a dossier up. */
export function toDossier(talk: Pick<Talk<unknown>, 'language'>, code: string): Choice {
  return { label: say(talk).follow.choices.look, payload: start(CHECK_DOSSIER, code) }
}

function* follow(talk: Asking, asked: string): Effectful<Reply[]> {
  const words = say(talk).follow
  const menu = toMenu(talk.language)
  const standing = yield* lookUp(followStanding, { code: asked })
  if (standing === null) return [choose(say(talk).code.unknown(asked), [menu])]
  const { code, news } = standing
  if (standing.isOver) return [choose(words.over(code), [toDossier(talk, code), menu])]
  if (standing.following) return [choose(words.already(code), [toUnfollow(talk, code), menu])]
  if (standing.isFull) return [choose(words.full, [toList(talk), menu])]
  const { consent } = talk.draft
  if (consent === 'no') return [choose(words.declined, [toDossier(talk, code), menu])]
  const { refused } = yield* record(followDossier, { code, news })
  if (refused === 'too_many') return [choose(words.full, [toList(talk), menu])]
  if (consent !== 'given') yield* record(recordConsent, { purpose: 'notices', given: true })
  if (consent === 'both' || consent === 'notices')
    yield* record(recordConsent, { purpose: 'rating_invitations', given: consent === 'both' })
  return [choose(words.done(code), [toUnfollow(talk, code), menu])]
}

function* stop(talk: Asking, asked: string): Effectful<Reply[]> {
  const words = say(talk).follow
  const menu = toMenu(talk.language)
  const standing = yield* lookUp(followStanding, { code: asked })
  if (!standing?.following) return [choose(words.notFollowing(standing?.code ?? asked), [menu])]
  yield* record(unfollowDossier, { code: standing.code })
  const again = standing.isOver ? [] : [toFollow(talk, standing.code)]
  return [choose(words.stopped(standing.code), [...again, menu])]
}

function listOf(talk: Asking, followed: string[]): Reply {
  const words = say(talk).follow
  const menu = toMenu(talk.language)
  if (followed.length === 0) return choose(words.none, [menu])
  const lines = followed.map((code, at) => `${at + 1}. ${code}`)
  const stops = followed.slice(0, MOST_SHOWN).map((code, at) => ({
    label: words.choices.stopNth(at + 1),
    payload: start(CHECK_DOSSIER, `stop:${code}`),
  }))
  return choose([words.list, ...lines, words.howToStop].join('\n'), [...stops, menu])
}

function toList(talk: Asking): Choice {
  return { label: say(talk).follow.choices.list, payload: start(CHECK_DOSSIER, 'list:all') }
}
