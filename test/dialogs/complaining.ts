/** What the tests of complaints share: a late dossier, someone who complains, and what was filed. */
import { complain } from '../../dialogs/complain/complain.ts'
import type { Attachment } from '../../src/channels/channel.ts'
import { openDetails } from '../../src/complaints/complaint-row.ts'
import type { Desk } from '../../src/desk.ts'
import { recordDossier } from '../../src/dossiers/dossier-store.ts'
import { aDesk, aTalk, type Conversation, MORNING } from './talk.ts'

export const STORY = 'Sáng qua ở quầy số 3 phường Mây Hồng, cán bộ quát tôi trước mặt mọi người'
/** A dossier of Sở Xây dựng, 20 days late. */
export const CODE = 'H99.12-261102-0001'
export const photo: Attachment = { kind: 'image', url: 'https://photo.example/1', name: null, place: null }
export const voice: Attachment = { kind: 'audio', url: 'https://photo.example/v', name: null, place: null }
export const sticker: Attachment = { kind: 'sticker', url: null, name: null, place: null }

const DAY_MS = 86_400_000
let users = 0

export async function aDeskWithLateDossier(): Promise<Desk> {
  const desk = await aDesk()
  const procedure = await desk.database.read
    .selectFrom('procedure_version')
    .select('code')
    .executeTakeFirstOrThrow()
  const late = {
    unitCode: 'so-xay-dung',
    receivingUnitCode: null,
    procedureCode: procedure.code,
    status: 'in_progress' as const,
    receivedAt: MORNING - 60 * DAY_MS,
    dueAt: MORNING - 20 * DAY_MS,
    firstDueAt: MORNING - 20 * DAY_MS,
    finishedAt: null,
    returnedAt: null,
    applicant: null,
    official: null,
    submittedVia: null,
    history: [],
  }
  await recordDossier(desk, CODE, late, MORNING - DAY_MS)
  return desk
}

/** A new citizen each time. */
export function someone(desk: Desk): Conversation {
  users += 1
  return aTalk(desk, [complain], { user: `citizen-${users}` })
}

/** The complaint whose code was told. */
export async function filed(desk: Desk, said: string) {
  const code = /PA-\w{4}-\w{4}/.exec(said)?.[0]
  const found = desk.database.read.selectFrom('complaint').selectAll().where('code', '=', code!)
  const row = await found.executeTakeFirstOrThrow()
  return { row, details: openDetails(desk.vault, row)! }
}

/** Up to the question after the story. */
export async function toldStory(talk: Conversation) {
  await talk.types('tôi muốn phản ánh')
  await talk.types('thai do')
  await talk.types(STORY)
  return talk.types('xong')
}
