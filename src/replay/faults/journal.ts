/**
 * What truly happened between the processes and their mailbox, written down where it takes effect: what was accepted, which
 * turns were taken and committed, what was sent. The promises that need no second world are checked here.
 */
import type { Instant } from '../../calendar/instant.ts'
import type { Channel } from '../../channels/channel.ts'
import {
  type CommitOutcome,
  type Letter,
  type Mailbox,
  SEND_LEASE_MS,
  type Turn,
  type TurnResult,
} from '../../conversation/mailbox.ts'
import type { WrongAnswer } from './api-answers.ts'
import type { Process } from './stage.ts'

/** What an undisturbed world must be fed to come to the same end, in its order. `letters` by their ids. */
export type Entry =
  | { kind: 'accepted'; letter: string; at: Moments }
  | {
      kind: 'turn'
      turn: Turn
      letters: string[]
      committed: { taken: number; result: TurnResult; at: Moments } | null
    }
  | { kind: 'office'; line: string; at: Moments; refused: string | null }
  | { kind: 'jobs'; at: Moments; daily: boolean }

/** When something happened, by our clock and by the platforms'. */
export type Moments = { ours: Instant; platforms: Instant }

/** One message in the citizen's phone, by the outbox row that it came from. */
export type Shown = { outboxId: string; words: string }

export type Journal = ReturnType<typeof createJournal>

type Attempt = { entry: Entry & { kind: 'turn' }; result: TurnResult; at: Moments }

/** What a letter is known by: the platform's id of the message, or the notice's. */
export function letterId(letter: Letter): string {
  if ('notice' in letter) return `notice ${letter.notice.id}`
  return 'message' in letter ? letter.message.id : JSON.stringify(letter)
}

/**
 * @param moment the present one
 * @param note told of each effect
 * @param changed told when there may be other work than before
 * @param took told when a process has taken something: lanes, or messages to send
 * @param endsTurnsByItself whether the mailbox may end a turn whose worker died (Redis); only the next version tells then
 */
export function createJournal(
  moment: () => Moments,
  note: (line: string) => void,
  changed: () => void,
  took: (process: Process) => void,
  endsTurnsByItself: boolean,
) {
  const entries: Entry[] = []
  const violations: string[] = []
  const shown: Shown[] = []
  const heard = new Map<string, number>()
  const newestFence = new Map<string, number>()
  /** What each process is committing, and what was prepared last in each lane and version: that may be ended by another. */
  const committing = new Map<Process, Attempt>()
  const prepared = new Map<string, Attempt>()
  const confirmed = new Set<string>()
  const records = new Set<string>()
  /** Sends whose outcome nobody in the house can know. */
  const unknown = new Map<string, number>()
  const wrong = new Map<string, WrongAnswer[]>()
  const givenUp = new Set<string>()
  /** Messages that were taken to be sent and of which nothing was heard since, with the number of the try. */
  const unsettled = new Map<string, number>()
  /** Until when its courier may send each, at least. */
  const leased = new Map<string, Instant>()
  const isUnknown = (outboxId: string) => void unknown.set(outboxId, (unknown.get(outboxId) ?? 0) + 1)
  const broken = (what: string) => {
    note(`VIOLATION ${what}`)
    violations.push(what)
  }

  function noteTaken(process: Process, turns: Turn[]): void {
    for (const turn of turns) {
      const before = newestFence.get(turn.lane) ?? -1
      if (turn.fence <= before) broken(`lease ${turn.fence} was given after lease ${before} of the same lane`)
      newestFence.set(turn.lane, turn.fence)
      const letters = turn.letters.map(({ letter }) => letterId(letter))
      note(`${process.name} has lease ${turn.fence}: ${letters.join(' ') || 'nothing'}`)
      settlePrepared(turn)
      entries.push({ kind: 'turn', turn, letters, committed: null })
    }
  }

  function settlePrepared(next: { lane: string; version: number }): void {
    if (!endsTurnsByItself) return
    for (const [key, attempt] of prepared) {
      const { lane, version } = attempt.entry.turn
      if (lane !== next.lane || version >= next.version) continue
      prepared.delete(key)
      const isKnown = entries.some(
        (entry) =>
          entry.kind === 'turn' &&
          entry.committed &&
          entry.turn.lane === lane &&
          entry.turn.version === version,
      )
      if (!isKnown) noteCommitted(attempt)
    }
  }

  function noteCommitted({ entry, result, at: moments }: Attempt): void {
    const { taken } = result
    if (entry.committed) broken(`the turn of lease ${entry.turn.fence} was committed twice`)
    entry.committed = { taken, result, at: moments }
    const done = entry.turn.letters.slice(0, taken)
    for (const [at, { letter, sentAt }] of done.entries()) {
      const id = letterId(letter)
      const times = (heard.get(id) ?? 0) + 1
      heard.set(id, times)
      if (times > 1) broken(`${id} was acted on in ${times} turns`)
      if (at > 0 && sentAt < done[at - 1]!.sentAt) broken(`${id} was heard after a later message in one turn`)
    }
  }

  function noteCommit(
    process: Process,
    turn: Turn,
    result: TurnResult,
    at: Moments,
    outcome: CommitOutcome,
  ): void {
    note(`${process.name} commits lease ${turn.fence}: ${JSON.stringify(outcome)}`)
    const newest = newestFence.get(turn.lane) ?? turn.fence
    if (outcome !== 'done') {
      const byRule = typeof outcome === 'object' && outcome.refused.reason !== 'recorded'
      if (byRule && newest === turn.fence) prepared.delete(`${turn.lane} ${turn.version}`)
      return
    }
    if (newest > turn.fence)
      broken(`a commit of lease ${turn.fence} was accepted after lease ${newest} had been given to another`)
    const entry = entryOf(turn)
    if (entry) noteCommitted({ entry, result, at })
  }

  function entryOf(turn: Turn): (Entry & { kind: 'turn' }) | undefined {
    return entries.findLast(
      (one): one is Entry & { kind: 'turn' } =>
        one.kind === 'turn' && one.turn.lane === turn.lane && one.turn.fence === turn.fence,
    )
  }

  return {
    entries,
    violations,
    shown,
    heard,
    /** Messages that were settled as dead letters, whatever became of them since. */
    givenUp,
    broken,
    /** The keys of all records that were kept. */
    records,
    /** The wrong answers that the sends of a row met. */
    wrong: (outboxId: string): WrongAnswer[] => wrong.get(outboxId) ?? [],
    isAnsweredWrongly(outboxId: string, answer: WrongAnswer): void {
      note(`${outboxId} is answered: ${answer.name}`)
      wrong.set(outboxId, [...(wrong.get(outboxId) ?? []), answer])
      if (answer.fails === 'unknown_outcome') isUnknown(outboxId)
    },
    unknown: (outboxId: string) => unknown.get(outboxId) ?? 0,
    /** The outcome of a send of this row cannot be known. */
    isUnknown,
    /** All turns are over: those that a mailbox ended by itself count, too. */
    close(): void {
      for (const { entry } of prepared.values())
        settlePrepared({ lane: entry.turn.lane, version: Number.POSITIVE_INFINITY })
    },

    /** A process comes to keep records apart: the turn that it is committing is prepared. */
    comesToRecords(process: Process): void {
      const attempt = committing.get(process)
      if (attempt) prepared.set(`${attempt.entry.turn.lane} ${attempt.entry.turn.version}`, attempt)
    },

    /** A process's mailbox, with its effects written down. */
    watch(process: Process, mailbox: Mailbox): Mailbox {
      return {
        ...mailbox,
        async accept(arrivals, now) {
          const fresh = await mailbox.accept(arrivals, now)
          for (const [at, { letter }] of arrivals.entries()) {
            note(`${process.name} stored ${letterId(letter)}: ${fresh[at] ? 'new' : 'known'}`)
            if (fresh[at])
              entries.push({ kind: 'accepted', letter: letterId(letter), at: { ...moment(), ours: now } })
          }
          changed()
          return fresh
        },
        async take(limit, now) {
          const turns = await mailbox.take(limit, now)
          noteTaken(process, turns)
          if (turns.length > 0) {
            changed()
            took(process)
          }
          return turns
        },
        async commit(turn, result, now) {
          const entry = entryOf(turn)
          const at = { ...moment(), ours: now }
          if (entry) committing.set(process, { entry, result, at })
          const outcome = await mailbox.commit(turn, result, now).finally(() => committing.delete(process))
          noteCommit(process, turn, result, at, outcome)
          changed()
          return outcome
        },
        async release(turn, retryAt, defect) {
          await mailbox.release(turn, retryAt, defect)
          changed()
        },
        async takeOutgoing(limit, now, resting) {
          const taken = await mailbox.takeOutgoing(limit, now, resting)
          for (const { id, maybeSent, attempts: tries } of taken) {
            note(`${process.name} takes ${id}, try ${tries}${maybeSent ? ', maybe sent' : ''}`)
            if (unsettled.has(id)) {
              isUnknown(id)
              if (now < leased.get(id)!) broken(`${id} was taken from a courier that was still sending it`)
            }
            unsettled.set(id, tries)
            givenUp.delete(id) // what was kept goes out after all
            leased.set(id, now + SEND_LEASE_MS)
            if (confirmed.has(id)) broken(`${id} was to be sent again although its echo had come`)
          }
          if (taken.length > 0) {
            changed()
            took(process)
          }
          return taken
        },
        async stillSending(outgoing, now) {
          await mailbox.stillSending(outgoing, now)
          for (const { id, attempts: tries } of outgoing) {
            note(`${process.name} still sends ${id}, try ${tries}`)
            if (unsettled.get(id) === tries) leased.set(id, now + SEND_LEASE_MS)
          }
        },
        async settle(outgoing, outcome, now) {
          await mailbox.settle(outgoing, outcome, now)
          if ('dead' in outcome || 'dropped' in outcome || 'kept' in outcome) givenUp.add(outgoing.id)
          note(`${process.name} settles ${outgoing.id}: ${JSON.stringify(outcome)}`)
          if (unsettled.get(outgoing.id) === outgoing.attempts) unsettled.delete(outgoing.id)
          changed()
        },
        async confirm(lane, outboxId, platformId, now) {
          const notice = await mailbox.confirm(lane, outboxId, platformId, now)
          confirmed.add(outboxId)
          changed()
          return notice
        },
      }
    },

    /** What a channel shows goes by the row that is being sent; what another sent meanwhile was counted when that ended. */
    watchSend(send: Channel['send'], seen: () => { words: string }[]): Channel['send'] {
      return async (user, part, outboxId) => {
        try {
          return await send(user, part, outboxId)
        } finally {
          for (const { words } of seen().slice(shown.length)) shown.push({ outboxId, words })
        }
      }
    },
  }
}
