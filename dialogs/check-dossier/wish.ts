/**
 * Following a dossier, as buttons and people say it. Openings (`ln:start:check-dossier:…`): `follow:` or `stop:` and a code, `list:all`.
 */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { followStanding } from '../../src/dossiers/followers.ts'
import { consentAnswers } from '../../src/privacy/consent.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { knownDossier } from '../known-dossier.ts'
import { codeIn } from './code-in.ts'
import type { Draft, Wish } from './draft.ts'

const OPENING = /^(follow|stop|list):(.+)$/
const STOP =
  /\b(thoi|bo|ngung|dung|huy|khong|ko|khoi|het|stop)( (con|muon|can|phai))* (theo doi|following|follow)\b|\bunfollow\b/
const LIST = /\b(dang theo doi|theo doi (nhung )?(ho so )?nao|theo doi may|am i following|i follow)\b/
const FOLLOW = /\b(theo doi|follow)\b/

export type Asked = { wish: Wish; code: string | null }

/** What is asked about following; null: the message is about something else. */
export function wishIn(opening: string | null, typed: string): Asked | null {
  if (opening !== null) {
    const [, wish, code] = OPENING.exec(opening) ?? []
    return wish === undefined ? null : { wish: wish as Wish, code: wish === 'list' ? null : code! }
  }
  const folded = fold(typed)
  const code = codeIn(typed)
  if (STOP.test(folded)) return { wish: 'stop', code }
  if (code === null) return LIST.test(folded) ? { wish: 'list', code } : null
  return FOLLOW.test(folded) ? { wish: 'follow', code } : null
}

/** Looks the dossier up as any other: a code that nothing has is asked for again. */
export function* beginsFollowing({ wish, code }: Asked): Effectful<Draft> {
  if (wish !== 'follow' || code === null) return { wish, ...(code === null ? {} : { followed: code }) }
  const found = yield* knownDossier(code)
  if (found === null) return { missed: { code, isWhole: true } }
  if (found === 'unchecked') return { found }
  const standing = yield* lookUp(followStanding, { code })
  const { notices, rating_invitations } = yield* lookUp(consentAnswers, {})
  const isAsked =
    standing !== null &&
    !standing.following &&
    !standing.isOver &&
    !standing.isFull &&
    (notices !== true || rating_invitations === undefined)
  return { wish, followed: found.code, ...(isAsked ? {} : { consent: 'given' }) }
}
