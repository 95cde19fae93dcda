/** What a deployment can talk about, and its words: handed to the interpreter by `dialogs/house.ts`. */
import type { Reply } from '../channels/channel.ts'
import type { Understanding } from '../understanding/understand.ts'
import type { Feeling } from './choose-wish.ts'
import type { Effectful } from './effect.ts'
import type { Flow, Language, Talk } from './flow.ts'

/** What a house can talk about, and the words that belong to no single flow. */
export type House = {
  flows: Flow[]
  understand(text: string): Understanding
  /** The payload that a typed text stands for, whatever is open: a code printed on a poster. Null for all else. */
  typedTap?(text: string): string | null
  words: Record<Language, HouseWords>
  /** After how much silence the privacy notice is given again; null: it is never given. */
  noticeAfterMs: number | null
  /** How long the bot keeps silent after a person's last words in the platform's own tool; left out: an hour. */
  humanPauseMs?: number
  /** How citizens and the console's officials speak through the lane; left out: they do not. */
  liveTalk?: LiveTalk
}

/** What becomes of a citizen's side of a live talk, by the talk's id. */
export type LiveTalk = {
  /** Takes what they write to the person. `ends`: the bot answers from here on. */
  hears(talk: string, heard: Talk<Record<string, unknown>>): Effectful<{ says: Reply[]; ends: boolean }>
  /** They have turned to the bot, or the person was silent for too long. */
  isLeft(talk: string): Effectful<void>
}

/** The words that belong to no single flow. */
export type HouseWords = {
  /** Who this is, that it is automated, what is kept and why, how to erase. */
  notice: Reply
  menu: Reply
  help: Reply
  /** The hotlines, before anything else. */
  danger: Reply
  /** The hotlines with a warm word, for whoever speaks of ending their life. */
  comfort: Reply
  thanks: Reply
  cancelled: Reply
  nothingToCancel: Reply
  cannotGoBack: Reply
  notUnderstood: Reply
  /** After three misunderstandings: the way to a person. */
  toPerson: Reply
  /** A photo or sticker that nobody asked for. */
  attachmentAlone: Reply
  /** A button of a conversation that is over. */
  oldButton: Reply
  /** The stored conversation is of an older release and starts again. */
  restarted: Reply
  languageSet: Reply
  /** The message was in the other language, so that it is answered in it from here on. */
  languageHeard: Reply
  /** A language that is not spoken here: which are, and how to reach a person. */
  otherLanguage: Reply
  /** A person speaks in the platform's own tool: the bot keeps silent until it is called. */
  humanSpeaks: Reply
  /** The bot answers again. */
  botBack: Reply
  /** An either/or over one to three flows by name, with a way to something else. */
  either(flows: string[], feeling: Feeling): Reply
  /** Something else is meant: all that there is to choose from; what was written is kept. */
  elseWhat: Reply
  /** A word on another flow that the message may have meant, after a question that is asked again. */
  hint(flow: string): Reply
  /** A flow was begun or asked about by mistake. */
  notMeant(flow: string): Reply
  /** Several wishes are taken one after another, in this order of flows. */
  oneByOne(flows: string[]): Reply
  /** Offers the wish that waits, with its words. */
  nextWish(flow: string, told: string): Reply
  /** Offers to go on with an interrupted conversation, by its flow's name. */
  goOn(flow: string): Reply
}
