/** The reason for looking at it again (may be left out), or what is added to the complaint (may not): words and files. */
import { isFetched } from '../../src/attachments/attachment.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk, text } from '../../src/conversation/flow.ts'
import { isIdentityPaper } from '../complain/identity-paper.ts'
import { isOfAlbum, keepFiles } from '../keep-files.ts'
import { isDone, isSkipped, isWordless } from '../short-answers.ts'
import { type Draft, say, TRACK } from './draft.ts'

const MOST_LETTERS = 10_000
const MOST_FILES = 10

export const words: Question<Draft> = {
  id: 'words',
  fills: 'told',
  gathers: true,
  passes: ({ act }) => act !== 'reopen' && act !== 'add',
  asks(talk) {
    const own = say(talk).words
    if (talk.draft.act !== 'reopen') return text(own.add)
    return choose(own.reopen, [{ label: own.skip, payload: answer(TRACK, 'words', 'skip') }])
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const { draft, incoming, chosen } = talk
    const own = say(talk).words
    const optional = draft.act === 'reopen'
    const files = incoming.attachments.filter(isFetched)
    if (chosen === 'done' || (isDone(incoming.text) && files.length === 0)) {
      return draft.words !== '' || draft.files || optional
        ? { fills: { told: true } }
        : { again: text(own.none) }
    }
    if (optional && draft.words === '' && isSkipped(talk)) return { fills: { told: true } }
    const told = isWordless(incoming.text) ? '' : incoming.text
    if (told === '' && files.length === 0) return { again: choose(own.unreadable, [done(talk)]) }
    const whole = [draft.words, told].filter(Boolean).join('\n').slice(0, MOST_LETTERS)
    const kept = files.filter((file) => !isIdentityPaper(file, incoming.text))
    const before = draft.files ?? []
    const room = MOST_FILES - before.length
    const ids = (yield* keepFiles(talk, kept.slice(0, room))).flatMap(({ id }) => (id ? [id] : []))
    const says =
      kept.length < files.length ? own.identityPaper : kept.length > ids.length ? own.tooManyFiles : own.noted
    const added = ids.length > 0 ? { files: [...before, ...ids], fileAt: talk.moment.at } : {}
    const isNext = ids.length === files.length && isOfAlbum(talk, draft.fileAt)
    return { keeps: { words: whole, ...added }, says: isNext ? [] : [choose(says, [done(talk)])] }
  },
}

function done(talk: Talk<Draft>) {
  return { label: say(talk).words.done, payload: answer(TRACK, 'words', 'done') }
}
