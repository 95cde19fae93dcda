/**
 * Consent, purpose by purpose. Taking and handling a complaint needs none: it is the office's duty by law
 * (facts/domain.md 6.2); what goes beyond it does. Silence is no consent. Each answer is kept; the last one rules.
 */
import type { LookUp, Recorder } from '../conversation/effect.ts'
import { type Database, write } from '../database/database.ts'
import { unfollowAll } from '../dossiers/follower-writes.ts'

export const CONSENT_PURPOSES = {
  notices: {
    vi: 'Nhận tin nhắn báo tiến độ hồ sơ của Ông/Bà',
    en: 'Messages about how your dossier is getting on',
  },
  rating_invitations: {
    vi: 'Nhận lời mời đánh giá sau khi hồ sơ được giải quyết',
    en: 'An invitation to rate the service once a dossier is done',
  },
  phone_match: {
    vi: 'Đối chiếu số điện thoại Ông/Bà chia sẻ với số trong hồ sơ để xác thực đánh giá',
    en: 'Comparing the phone number you share with the one in the dossier, to verify a rating',
  },
} as const
export type ConsentPurpose = keyof typeof CONSENT_PURPOSES

/** What the citizen has agreed to by now. A purpose never asked about is false. */
export const consentsOf: LookUp<Record<never, never>, Record<ConsentPurpose, boolean>> = async (
  desk,
  _ask,
  moment,
) => {
  const rows = await desk.database.read
    .selectFrom('consent')
    .select(['purpose', 'given'])
    .where('citizen', '=', moment.citizen)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const given = { notices: false, rating_invitations: false, phone_match: false }
  for (const row of rows) if (row.purpose in given) given[row.purpose as ConsentPurpose] = row.given === 1
  return given
}

/** What the citizen has said yes or no to, by the last word on it; a purpose never asked about is left out. */
export const consentAnswers: LookUp<Record<never, never>, Partial<Record<ConsentPurpose, boolean>>> = async (
  desk,
  _ask,
  { citizen },
) => (await consentsBy(desk.database, [citizen])).get(citizen) ?? {}

/** The last word of each of these citizens on each purpose; who was never asked anything is not in it. */
export async function consentsBy(
  database: Database,
  citizens: readonly string[],
): Promise<Map<string, Partial<Record<ConsentPurpose, boolean>>>> {
  if (citizens.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('consent')
    .select(['citizen', 'purpose', 'given'])
    .where('citizen', 'in', [...citizens])
    .orderBy('at')
    .orderBy('id')
    .execute()
  const answers = new Map<string, Partial<Record<ConsentPurpose, boolean>>>()
  for (const { citizen, purpose, given } of rows) {
    answers.set(citizen, { ...answers.get(citizen), [purpose]: given === 1 })
  }
  return answers
}

/** What each of these citizens has said no to, by the last word on it. Who was never asked is not in it. */
export async function refusedBy(
  database: Database,
  citizens: readonly string[],
): Promise<Map<string, Set<string>>> {
  const refused = new Map<string, Set<string>>()
  for (const [citizen, answers] of await consentsBy(database, citizens))
    refused.set(citizen, new Set(Object.keys(answers).filter((each) => !answers[each as ConsentPurpose])))
  return refused
}

/** Keeps a yes or a no; who wants no notices follows nothing any more. Never refused. */
export const recordConsent: Recorder<{ purpose: ConsentPurpose; given: boolean }> = (
  desk,
  { purpose, given },
  moment,
) => [
  write(
    desk.database.read.insertInto('consent').values({
      id: moment.draw(`consent:${purpose}`).slice(0, 20),
      citizen: moment.citizen,
      purpose,
      given: given ? 1 : 0,
      at: moment.at,
    }),
  ),
  ...(purpose === 'notices' && !given ? [unfollowAll(desk.database, moment.citizen, moment.at)] : []),
]
