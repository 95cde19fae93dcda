/** What becomes of the words that a citizen writes to an official who answers at the console. */
import type { Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { choose, type Talk, text } from '../../src/conversation/flow.ts'
import type { LiveTalk } from '../../src/conversation/house.ts'
import { keepLeft, keepWords, talkStanding } from '../../src/live-talk/hear-citizen.ts'
import { askForHuman } from '../../src/live-talk/human-requests.ts'
import { placeOfWords } from '../../src/live-talk/live-talk.ts'
import { toMenu } from '../menu/menu.ts'
import { unitSaid } from '../unit-said.ts'
import { toComplaint } from './asks.ts'
import { say } from './draft.ts'
import { wrongTold } from './wrong-told.ts'

/** As the engine runs it. */
export const liveTalk: LiveTalk = {
  *hears(talk, heard) {
    const written = heard.incoming.text.trim()
    const { unit } = written === '' ? {} : yield* unitSaid(written)
    const about = { ...wrongTold(written), unitCode: unit?.code ?? null }
    const standing = yield* lookUp(talkStanding, { talk, unitCode: about.unitCode })
    if (!standing) return isOver(heard)
    const place = placeOfWords(about, standing, standing.mayHolderSee)
    if (place === 'apart') return yield* setApart(talk, heard, written, about, standing.unitCode)
    const protects = { unitCode: about.unitCode ?? standing.unitCode }
    const files = heard.incoming.attachments.length
    const names = about.unitCode !== null && !standing.isProtected ? { names: about.unitCode } : {}
    const words = { talk, text: written, files, ...(place === 'here_protected' ? { protects } : names) }
    const { refused } = yield* record(keepWords, words)
    if (refused !== null && refused !== 'recorded') return isOver(heard)
    return { says: files === 0 ? [] : [text(say(heard).talk.noFiles)], ends: false }
  },
  *isLeft(talk) {
    yield* record(keepLeft, { talk })
  },
}

/** The official who answers now hears no more than that the citizen has turned to the bot. */
function* setApart(
  talk: string,
  heard: Talk<Record<string, unknown>>,
  topic: string,
  about: Parameters<typeof placeOfWords>[0],
  talkUnit: string | null,
): Effectful<{ says: Reply[]; ends: boolean }> {
  yield* record(askForHuman, { topic, about: { ...about, unitCode: about.unitCode ?? talkUnit } })
  yield* record(keepLeft, { talk })
  const words = say(heard)
  const says = choose(words.talk.apart, [toComplaint(heard, topic), toMenu(heard.language)])
  return { says: [says], ends: true }
}

function isOver(heard: Talk<Record<string, unknown>>): { says: Reply[]; ends: boolean } {
  return { says: [choose(say(heard).talk.over, [toMenu(heard.language)])], ends: true }
}
