/** What the office does in a transcript (`@` lines): time, decisions on a complaint, an invitation to rate, what becomes of a dossier. */
import { actionInput, actionOf } from '../api/complaint-actions.ts'
import { applyAction } from '../complaints/apply-action.ts'
import { keepDoor } from '../doors/door-store.ts'
import { giveBackTalk, type Held, sayInTalk, takeTalk } from '../live-talk/hold-talk.ts'
import { listHumanRequests } from '../live-talk/human-requests.ts'
import { keepInvitation } from '../satisfaction/invitations.ts'
import { pushAgain } from './push-dossier.ts'
import { BadScript } from './script.ts'
import type { World } from './world.ts'

/** What an office needs of the world it works in. */
export type OfficeWorld = Pick<World, 'desk' | 'now' | 'pass' | 'settle'>

/** Who sees and does everything. */
const everyone = {
  unitCode: null,
  may: new Set(['complaint:read', 'complaint:act', 'complaint:protected'] as const),
}

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * Carries out one line:
 * `+3d` (m, h, d); `assign PA so-xay-dung Nguyễn Văn Mẫu: việc`; `ask PA: hỏi`; `answer PA: trả lời`;
 * `conclude PA founded`; `refuse PA reason: lời`; `transfer PA unit`; `invite CODE TOKEN`; `door rate UNIT quầy 3 PROCEDURE`
 * (a poster is printed); with whoever asked for a person last: `take`, `intake takes` (who may
 * read nothing of conduct), `say: lời`, `give back`, `end`, `end: lời`, and
 * `reply: lời` by an official who has not taken it.
 * `PA` stands for the complaint filed last.
 */
export async function officeDoes(world: OfficeWorld, line: string): Promise<void> {
  const wait = /^\+(\d+)([mhd])$/.exec(line)
  if (wait) return world.pass(Number(wait[1]) * UNITS[wait[2] as 'm' | 'h' | 'd'])
  const invite = /^invite (\S+) (\S+)$/.exec(line)
  if (invite) return inviteToRate(world, invite[1]!, invite[2]!)
  const dossier = /^(dossier|promise) (\S+) (\S+)$/.exec(line) // forms: push-dossier.ts
  if (dossier) return pushAgain(world, dossier[2]!, dossier[1] === 'dossier' ? 'status' : 'day', dossier[3]!)
  const print = /^door (rate|complain) (\S+)(?: quầy (\S+))?(?: (\d\.\S+))?$/.exec(line)
  if (print) return printDoor(world, print)
  const talk = /^(take|intake takes|say|give back|end|reply)(?:: (.+))?$/.exec(line)
  if (talk) await speakWithCitizen(world, talk[1]!, talk[2] ?? null)
  else await decide(world, line)
  await world.settle()
}

async function decide(world: OfficeWorld, line: string): Promise<void> {
  const match =
    /^(assign|ask|answer|conclude|refuse|transfer) (PA[^\s:]*)(?: ([^\s:]+))?(?: ([^:]+))?(?:: (.*))?$/.exec(
      line,
    )
  if (!match) throw new BadScript(`@ ${line}: not understood`)
  const [, action, named, word, person, text] = match
  const body = {
    action,
    by: 'Cán bộ Mẫu',
    idempotencyKey: line,
    text,
    person,
    ...(action === 'conclude' ? { outcome: word } : action === 'refuse' ? { reason: word } : { unit: word }),
  }
  const read = actionInput.safeParse(body)
  if (!read.success)
    throw new BadScript(
      `@ ${line}: ${read.error.issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')}`,
    )
  const code = named === 'PA' ? await lastComplaint(world) : named!
  const request = { code, action: actionOf(read.data), actor: 'token:transcript', idempotencyKey: null }
  const result = await applyAction(world.desk, everyone, request, world.now())
  if ('refused' in result) throw new BadScript(`@ ${line}: refused, ${result.refused} ${result.field ?? ''}`)
}

async function printDoor({ desk, now }: OfficeWorld, [, what, unitCode, counter, procedure]: string[]) {
  const door = {
    what: what as 'rate' | 'complain',
    unitCode: unitCode!,
    counter: counter ?? null,
    procedureCode: procedure ?? null,
  }
  await keepDoor(desk.database, door, now())
}

/** The official of the talk, who sees everything. */
const hand = {
  actor: 'account:transcript',
  name: 'Cán bộ Mẫu',
  function: { vi: 'Cán bộ tiếp nhận', en: 'Intake officer' },
  viewer: everyone,
}

const intake = {
  ...hand,
  viewer: { unitCode: null, may: new Set(['complaint:read', 'complaint:act'] as const) },
}

async function speakWithCitizen(
  { desk, now }: OfficeWorld,
  what: string,
  text: string | null,
): Promise<void> {
  const [request] = (await listHumanRequests(desk, everyone, 'open', 1_000, now())).slice(-1)
  if (!request) throw new BadScript(`@ ${what}: nobody asked for a person`)
  const { id } = request
  const said = { key: `${what} ${now()}`, text, ends: what !== 'say' }
  let held: Held
  if (what === 'take') held = await takeTalk(desk, hand, id, now())
  else if (what === 'intake takes') held = await takeTalk(desk, intake, id, now())
  else if (what === 'give back') held = await giveBackTalk(desk, hand, id, now())
  else held = await sayInTalk(desk, hand, id, said, now())
  if (held !== 'done') throw new BadScript(`@ ${what}: refused, ${held.refused}`)
}

async function lastComplaint({ desk }: OfficeWorld): Promise<string> {
  const rows = await desk.database.read
    .selectFrom('complaint')
    .select('code')
    .orderBy('created_at', 'desc')
    .limit(1)
    .execute()
  if (!rows[0]) throw new BadScript('@: there is no complaint yet')
  return rows[0].code
}

/** @param what a dossier's code, or a unit's for a counter's token */
async function inviteToRate({ desk, now }: OfficeWorld, what: string, token: string): Promise<void> {
  const dossier = await desk.database.read
    .selectFrom('dossier_version')
    .select('unit_code')
    .where('code', '=', what)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const invitation = dossier
    ? { unitCode: dossier.unit_code, dossierCode: what, counter: null, channel: 'zalo' }
    : { unitCode: what, dossierCode: null, counter: '1', channel: 'counter' }
  await desk.database.commit([keepInvitation(desk, token, invitation, now())])
}
