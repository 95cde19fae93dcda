/** What stands in one citizen's phone: the conversation with the office, as the citizen sees it. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'

/** An invented person with a phone. */
export type Citizen = { id: string; name: string }

/** A button under a message. Exactly one of `payload` (goes back to the bot) and `url` (opens a page) is set. */
export type Button = { title: string; payload: string | null; url: string | null }

export type QuickReply = { title: string; payload: string }

/** One message in the phone. */
export type Seen = {
  id: string
  at: Instant
  from: 'citizen' | 'bot'
  /** `start`: followed the OA, or pressed Get Started. A bot's messages are `text` or `photo`. */
  kind: 'text' | 'tap' | 'photo' | 'sticker' | 'start'
  /** What is read: the words, the label of what was tapped, a photo's caption. */
  text: string
  /** What a tap carried; null for all else. */
  payload: string | null
  buttons: Button[]
  /** Those that came with the message. On Messenger they vanish with the next message. */
  quickReplies: QuickReply[]
  /** Whether the bot's webhook took it. A bot's messages are `delivered`. */
  delivery: 'waiting' | 'delivered' | 'failed'
  /** Why it failed, for the newcomer who looks: `HTTP 503`, `no answer`; null otherwise. */
  failure: string | null
}

export type Talk = {
  channel: ChannelName
  citizen: Citizen
  /** In the order in which they appeared, the last 200. */
  messages: Seen[]
  /** Grows with every change, from the moment at which the talk began: a page notices a restart, too. */
  revision: number
  /** When the citizen last did something: the platforms' windows count from here. */
  lastInteraction: Instant
  /** Until when the phone shows that the office is typing. */
  typingUntil: Instant
}

const MOST_MESSAGES = 200

/** A message with what is not said about it left empty. */
export function seen(part: Pick<Seen, 'id' | 'at' | 'from' | 'kind'> & Partial<Seen>): Seen {
  const delivery = part.from === 'bot' ? 'delivered' : 'waiting'
  return { text: '', payload: null, buttons: [], quickReplies: [], delivery, failure: null, ...part }
}

/** The talk with one more message. */
export function withMessage(talk: Talk, message: Seen): Talk {
  const messages = [...talk.messages, message].slice(-MOST_MESSAGES)
  const mine = message.from === 'citizen'
  return {
    ...talk,
    messages,
    revision: talk.revision + 1,
    lastInteraction: mine ? message.at : talk.lastInteraction,
    typingUntil: mine ? talk.typingUntil : 0,
  }
}

/** The talk in which the fate of a citizen's message is known. @param failure null when the webhook took it */
export function withDelivery(talk: Talk, messageId: string, failure: string | null): Talk {
  const delivery = failure === null ? 'delivered' : 'failed'
  const messages = talk.messages.map((one) => (one.id === messageId ? { ...one, delivery, failure } : one))
  return { ...talk, messages: messages as Seen[], revision: talk.revision + 1 }
}

/** What the bot said since the citizen last did something. */
export function repliesIn({ messages }: Talk): Seen[] {
  return messages.slice(messages.findLastIndex(({ from }) => from === 'citizen') + 1)
}

/** Something that can be tapped: a button stays for ever, a quick reply is there until the next message. */
export type Tappable = { title: string; payload: string; as: 'button' | 'quick_reply' }

/**
 * What a label on the screen stands for, the newest first.
 *
 * @param messageId the message under which it stands; null for whichever is the newest
 * @returns null when no such label can be tapped now
 */
export function tappable(talk: Talk, title: string, messageId: string | null): Tappable | null {
  const last = talk.messages.at(-1)
  for (const message of talk.messages.toReversed()) {
    if (messageId !== null && message.id !== messageId) continue
    const button = message.buttons.find((one) => one.title === title && one.payload !== null)
    if (button?.payload != null) return { title, payload: button.payload, as: 'button' }
    const quick = message === last ? message.quickReplies.find((one) => one.title === title) : undefined
    if (quick) return { ...quick, as: 'quick_reply' }
  }
  return null
}
