/** "Ông/Bà kể lại sự việc": the citizen's own words, as many messages and files as it takes, until "xong". */
import type { Attachment, Reply } from '../../src/channels/channel.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk, text } from '../../src/conversation/flow.ts'
import { isOfAlbum, keepFiles } from '../keep-files.ts'
import { isDone, isWordless, wordCount } from '../short-answers.ts'
import { sends } from './being-corrected.ts'
import { COMPLAIN, type Draft, MOST_FILES, MOST_LETTERS, say } from './draft.ts'
import { gleaned, graver, groundTold } from './gleaned.ts'
import { isIdentityPaper } from './identity-paper.ts'
import { isOnlyRude } from './rude.ts'

const LEAST_WORDS = 3

export const story: Question<Draft> = {
  id: 'story',
  fills: 'told',
  gathers: true,
  asks(talk) {
    const { story } = talk.draft
    if (story === '') return text(say(talk).story.asks)
    return choose(say(talk).story.soFar(story), [done(talk), anew(talk)])
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const { draft, incoming, chosen } = talk
    const words = say(talk).story
    if (chosen === 'anew') return { keeps: { story: '', attachments: [] }, says: [text(words.asks)] }
    const isOver = isDone(incoming.text) || (draft.story !== '' && sends(incoming.text))
    if (chosen === 'done' || (isOver && incoming.attachments.length === 0)) return finished(talk)
    const files = filesOf(incoming)
    const kept = files.filter((file) => !isIdentityPaper(file, incoming.text))
    const told = isWordless(incoming.text) ? '' : incoming.text
    if (told === '' && files.length === 0) return { again: text(words.noWords) }
    if (files.length === 0 && draft.story === '' && isOnlyRude(told)) return { again: text(words.rude) }
    const { told: _, ...more } = yield* gleaned(talk)
    const whole = [draft.story, told].filter((part) => part !== '').join('\n')
    const taken = kept.slice(0, MOST_FILES - draft.attachments.length)
    const added = yield* keepFiles(talk, taken)
    const attachments = [...draft.attachments, ...added]
    const left = kept.length - added.length
    const isNext = added.length === files.length && isOfAlbum(talk, draft.fileAt)
    const contact = incoming.contact?.phone ?? incoming.contact?.name
    return {
      keeps: {
        ...more,
        ground: graver(draft.ground, groundTold(talk)), // begun as a delay and told as abuse, it must not go to the accused
        ...(contact ? { contact } : {}),
        story: whole.slice(0, MOST_LETTERS),
        attachments,
        ...(added.length > 0 ? { fileAt: talk.moment.at } : {}),
      },
      says: isNext ? [] : [noted(talk, kept.length < files.length, whole, left)],
    }
  },
}

function finished(talk: Talk<Draft>): Reading<Draft> {
  const { story, attachments } = talk.draft
  const words = say(talk).story
  if (isOnlyRude(story) && attachments.length === 0 && story !== '') return { again: text(words.rude) }
  if (wordCount(story) < LEAST_WORDS) return { again: text(words.tooShort) }
  return { fills: { told: true } }
}

/** What came along and tells something: no stickers. */
export function filesOf({ attachments }: Talk<Draft>['incoming']): Attachment[] {
  return attachments.filter(({ kind }) => kind !== 'sticker' && kind !== 'gif')
}

function noted(talk: Talk<Draft>, refusedPaper: boolean, whole: string, left: number): Reply {
  const words = say(talk).story
  if (refusedPaper) return choose(words.identityPaper, [done(talk)])
  if (whole.length > MOST_LETTERS) return choose(words.full, [done(talk)])
  if (left > 0) return choose(words.tooManyFiles, [done(talk)])
  return choose(words.noted, [done(talk)])
}

function done(talk: Talk<Draft>) {
  return { label: say(talk).story.done, payload: answer(COMPLAIN, 'story', 'done') }
}

function anew(talk: Talk<Draft>) {
  return { label: say(talk).story.anew, payload: answer(COMPLAIN, 'story', 'anew') }
}
