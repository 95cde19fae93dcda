/** What stands in one citizen's phone: the conversation with the office, as the citizen sees it. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'

/** An invented person with a phone. */
export type Citizen = { id: string; name: string }

/** A button under a message. Exactly one of `payload` (goes back to the bot) and `url` (opens a page) is set. */
export type Button = { title: string; payload: string | null; url: string | null }

export type QuickReply = { title: string; payload: string }

/** A picture, voice or file in the phone. `url` is null for a file that the platform does not show. */
export type Media = { url: string | null; name: string | null }

/** A template message: which one, what the bot called it, and whether it asks for stars. */
export type Card = { templateId: string; trackingId: string | null; rates: boolean }

/** One message in the phone. */
export type Seen = {
  id: string
  at: Instant
  from: 'citizen' | 'bot'
  /**
   * `start`: followed the OA, or pressed Get Started. A bot's messages are `text`, `photo`, `voice`, `video`, `file`,
   * `card` (a template message) or `form` (Zalo's question for contact data).
   */
  kind: SeenKind
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
  media: Media | null
  card: Card | null
  /** The message that this one answers; null for none. */
  quotes: string | null
  /** What the other side reacted with; null for nothing. */
  reaction: string | null
  /** An official typed it in the platform's own tool. */
  byHuman: boolean
  /** When the citizen saw a message of the bot's; null: not yet, or a message of the citizen's. */
  readAt: Instant | null
  /** How often its writer changed it. */
  edits: number
}

export type SeenKind =
  | 'text'
  | 'tap'
  | 'photo'
  | 'gif'
  | 'sticker'
  | 'start'
  | 'voice'
  | 'video'
  | 'file'
  | 'location'
  | 'link'
  | 'contact'
  | 'referral'
  | 'unfollow'
  | 'withdraw'
  | 'feedback'
  | 'card'
  | 'form'

export type Talk = {
  channel: ChannelName
  citizen: Citizen
  /** `84…`, for template messages by phone. */
  phone: string
  /** In the order in which they appeared, the last 200. */
  messages: Seen[]
  /** Grows with every change, from the moment at which the talk began: a page notices a restart, too. */
  revision: number
  /** When the citizen last did something: the platforms' windows count from here. */
  lastInteraction: Instant
  /** The time of the citizen's last deed; 0 before the first. No two bear the same. */
  lastDeedAt: Instant
  /** Until when the phone shows that the office is typing. */
  typingUntil: Instant
  /** When the Page last marked the talk as seen; 0 for never. */
  seenByBotAt: Instant
  /** The citizen unfollowed the OA, or blocked the Page, and did nothing since. */
  left: boolean
  /** Who may write: on Messenger a person in the Page's inbox can take the thread from the bot. */
  owner: 'bot' | 'human'
}

const MOST_MESSAGES = 200

/** A message with what is not said about it left empty. */
export function seen(part: Pick<Seen, 'id' | 'at' | 'from' | 'kind'> & Partial<Seen>): Seen {
  return {
    text: '',
    payload: null,
    buttons: [],
    quickReplies: [],
    delivery: part.from === 'bot' ? 'delivered' : 'waiting',
    failure: null,
    media: null,
    card: null,
    quotes: null,
    reaction: null,
    byHuman: false,
    readAt: null,
    edits: 0,
    ...part,
  }
}

/** The talk with one more message. */
export function withMessage(talk: Talk, message: Seen): Talk {
  const messages = [...talk.messages, message].slice(-MOST_MESSAGES)
  const after = { ...talk, messages, revision: talk.revision + 1 }
  return message.from === 'citizen' ? withDeedAt(after, message.at) : { ...after, typingUntil: 0 }
}

/** The talk in which the citizen did something at this moment: the windows begin anew, and who had left is back. */
export function withDeedAt(talk: Talk, at: Instant): Talk {
  return { ...talk, lastInteraction: at, lastDeedAt: at, left: false }
}

/** The talk with one message changed. */
export function withChanged(talk: Talk, messageId: string, change: Partial<Seen>): Talk {
  const messages = talk.messages.map((one) => (one.id === messageId ? { ...one, ...change } : one))
  return { ...talk, messages, revision: talk.revision + 1 }
}

/** What the bot said since the citizen last did something. */
export function repliesIn({ messages }: Talk): Seen[] {
  return messages.slice(messages.findLastIndex(({ from }) => from === 'citizen') + 1)
}

/**
 * Something that can be tapped: a button stays for ever, a quick reply is there until the next message; a `response` is a
 * button of a template message, which Zalo reports in a form of its own.
 */
export type Tappable = {
  title: string
  payload: string
  as: 'button' | 'quick_reply' | 'response'
  /** The message under which it stands; null when nothing was looked up. */
  under: Seen | null
}

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
    if (button?.payload != null) {
      const as = message.card !== null && talk.channel === 'zalo' ? 'response' : 'button'
      return { title, payload: button.payload, as, under: message }
    }
    const quick = message === last ? message.quickReplies.find((one) => one.title === title) : undefined
    if (quick) return { ...quick, as: 'quick_reply', under: message }
  }
  return null
}
