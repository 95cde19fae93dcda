/** The places of the faulty world's processes: several of each kind, and another in the place of one that died. */
import type { Channel } from '../../channels/channel.ts'
import { type Member, openMember, type Premises } from './house.ts'
import type { Journal } from './journal.ts'
import type { Role } from './schedule.ts'
import type { Process, Stage } from './stage.ts'

const ROLES: Role[] = ['web', 'web', 'worker', 'worker', 'courier', 'courier', 'clockwork']

/** A place for a process. */
export type Place = {
  readonly role: Role
  process: Process
  member: Member
  /** Where a web process listens; '' for the others. */
  base: string
  unmount(): void
  /** What had changed in the store when its process last looked. */
  sawChange: number
}

export type Places = ReturnType<typeof createPlaces>

/** @param answers what stands between a process and the platform's API */
export function createPlaces(
  premises: Premises,
  stage: Stage,
  journal: Journal,
  answers: (send: Channel['send']) => Channel['send'],
) {
  function open(role: Role, name: string): Place {
    const process: Process = { name, role, alive: true, busy: false, pausedUntil: null, died: null }
    const member = openMember(premises, {
      mailbox: (mailbox) => journal.watch(process, mailbox),
      send: answers,
      records: journal.records,
      call(call, run) {
        if (call === 'database.commit') journal.comesToRecords(process)
        return stage.gate(process, call, run)
      },
    })
    const { base, unmount } = role === 'web' ? member.listen() : { base: '', unmount() {} }
    return { role, process, member, base, unmount, sawChange: -1 }
  }

  const all = ROLES.map((role, at) => open(role, `${role} ${at}`))
  return {
    all,
    /** Another process starts where one has died; its name tells how many were there before it. */
    reopen(place: Place): void {
      place.unmount()
      Object.assign(place, open(place.role, `${place.process.name}’`))
    },
    close(): void {
      for (const { unmount } of all) unmount()
    },
  }
}
