/** The memory of one simulated platform: its citizens and what stands in their phones. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import { type Citizen, type Seen, type Talk, withChanged, withMessage } from './talk.ts'

/** The people in the phones, all invented. */
const NAMES: Record<ChannelName, string[]> = {
  zalo: ['Nguyễn Thị Thử', 'Trần Văn Mẫu', 'Lê Thị Ví Dụ', 'Phạm Văn Nháp'],
  messenger: ['Hoàng Thị Minh Hoạ', 'Đỗ Văn Thí Dụ', 'Vũ Thị Bản Nháp', 'Bùi Văn Mô Phỏng'],
}

/** 19 digits on Zalo, beyond 2^53 as the real ones; 16 on Messenger. */
const IDS: Record<ChannelName, { first: string; digits: number }> = {
  zalo: { first: '7', digits: 19 },
  messenger: { first: '8', digits: 16 },
}

/** Someone of the generated province, who has a phone elsewhere: messages reach them, and nobody looks. */
export function isElsewhere(user: string): boolean {
  return /^demo-\d+$/.test(user)
}

const MOST_CITIZENS = 200

/** The phone of the n-th invented citizen: 0900 001 00n and on, which nobody has. The generated province has those below. */
function phoneNumber(id: string): string {
  return `84900${String((Number(id.slice(1)) + 1_000) % 1_000_000).padStart(6, '0')}`
}

/** Whether a phone is one of the generated province (0900 000 xxx): messages reach it, and nobody looks. */
export function isPhoneElsewhere(phone: string): boolean {
  return /^84900000\d{3}$/.test(phone)
}

/** The id of the n-th invented citizen of a platform. */
export function citizenId(channel: ChannelName, n: number): string {
  const { first, digits } = IDS[channel]
  return first + String(n).padStart(digits - 1, '0')
}

/**
 * The citizen behind an id that this simulator can have given out, in this run or an earlier one: the bot
 * remembers citizens longer than the simulator does. Null for any other id.
 */
export function citizenOf(channel: ChannelName, id: string): Citizen | null {
  const { first, digits } = IDS[channel]
  if (!new RegExp(`^${first}\\d{${digits - 1}}$`).test(id)) return null
  const n = Number(id.slice(1))
  return { id, name: NAMES[channel][n - 1] ?? `Công dân số ${n % 10_000}` }
}

export type Platform = ReturnType<typeof createPlatform>

/** Starts a platform with a handful of citizens. At most 200 are kept: the one silent for longest goes first. */
export function createPlatform(channel: ChannelName, now: () => Instant) {
  const talks = new Map<string, Talk>()
  const watchers = new Set<() => void>()

  function keep(talk: Talk): Talk {
    talks.delete(talk.citizen.id)
    talks.set(talk.citizen.id, talk)
    const [silent] = talks.keys()
    if (talks.size > MOST_CITIZENS && silent !== undefined) talks.delete(silent)
    for (const watcher of watchers) watcher()
    return talk
  }

  function begin(citizen: Citizen): Talk {
    return keep({
      channel,
      citizen,
      phone: phoneNumber(citizen.id),
      messages: [],
      revision: now(),
      lastInteraction: now(),
      lastDeedAt: 0,
      typingUntil: 0,
      seenByBotAt: 0,
      left: false,
      owner: 'bot',
    })
  }

  /** The talk of a citizen, begun where it is not known yet; null for an id that is none of this platform's. */
  function find(user: string): Talk | null {
    const known = talks.get(user)
    if (known) return known
    const citizen = citizenOf(channel, user)
    return citizen && begin(citizen)
  }

  function talk(user: string): Talk {
    const found = find(user)
    if (!found) throw new RangeError(`no citizen of the simulated ${channel} has this id`)
    return found
  }

  NAMES[channel].forEach((name, i) => {
    begin({ id: citizenId(channel, i + 1), name })
  })
  let lastNumber = Math.max(NAMES[channel].length, Math.floor(now() / 1000))

  return {
    channel,
    find,
    /** @throws RangeError for an id that is none of this platform's */
    talk,
    citizens: (): Citizen[] =>
      [...talks.values()].map(({ citizen }) => citizen).sort((a, b) => (a.id < b.id ? -1 : 1)),
    /** A person who never wrote before, not in an earlier run either: numbers go on from the clock. */
    addCitizen(): Citizen {
      lastNumber += 1
      return talk(citizenId(channel, lastNumber)).citizen
    },
    show: (user: string, message: Seen) => keep(withMessage(talk(user), message)),
    /** The fate of a citizen's message is known. @param failure null when the webhook took it */
    settle: (user: string, messageId: string, failure: string | null) =>
      keep(
        withChanged(talk(user), messageId, { delivery: failure === null ? 'delivered' : 'failed', failure }),
      ),
    /** One message is changed: reacted to, edited, read. */
    change: (user: string, messageId: string, part: Partial<Seen>) =>
      keep(withChanged(talk(user), messageId, part)),
    /** Something about the citizen changed. */
    update(user: string, part: Partial<Omit<Talk, 'channel' | 'citizen' | 'messages' | 'revision'>>) {
      const before = talk(user)
      return keep({ ...before, ...part, revision: before.revision + 1 })
    },
    /** Whose phone this is; null when nobody's here. */
    byPhone: (phone: string): Talk | null => [...talks.values()].find((one) => one.phone === phone) ?? null,
    typing(user: string, until: Instant) {
      const before = talk(user)
      keep({ ...before, typingUntil: until, revision: before.revision + 1 })
    },
    /** Calls back at every change. @returns the function that ends it */
    watch(watcher: () => void): () => void {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}
