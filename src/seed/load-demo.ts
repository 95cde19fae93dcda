/** The whole demonstration: the seed folder and two years of generated facts before now. */
import type { AdminKind } from '../accounts/admin-event.ts'
import { DAY_MS, dayOf, type Instant } from '../calendar/instant.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { PASS_NAMES } from '../satisfaction/gaming/detect.ts'
import { demoMessenger, demoZalo } from '../simulator/demo-settings.ts'
import { insertRows } from './batch-insert.ts'
import { demoCannedAnswers } from './demo-canned-answers.ts'
import { demoDossiers, demoDossiersAt } from './demo-dossiers.ts'
import { demoRankings } from './demo-rankings.ts'
import { DEMO_SEED, type Generated, generate } from './generate.ts'
import { SPREAD_DAYS, yearsAround } from './generate-dossiers.ts'
import {
  addressOf,
  citizenRef,
  citizenRows,
  type DemoAccounts,
  dossierRows,
  inventedRef,
  invitationRows,
  ratingRows,
} from './generated-rows.ts'
import { loadSeeds, SEEDS, type SeedsLoaded } from './load-seeds.ts'
import { DETECTED_DAYS } from './planted-ratings.ts'
import { readProvince } from './province.ts'
import { recordComplaints } from './record-complaints.ts'

/** The seed folder counts as recorded before the first generated fact, so that scores can be asked as of any day since. */
const RECORDED_BEFORE_DAYS = SPREAD_DAYS + 90

const FILE_OF: Partial<Record<AdminKind, string>> = {
  'unit.record': 'units.yaml',
  'official.record': 'officials.yaml',
  'holidays.record': 'holidays.yaml',
}

const DEMO_ACCOUNTS: DemoAccounts = { zalo: demoZalo.oaId, messenger: demoMessenger.pageId }

/** @param share how much is done, from 0 to 1 */
export type OnProgress = (share: number, what: string) => void

export { demoDossiers } from './demo-dossiers.ts'

export type DemoLoaded = SeedsLoaded & {
  /** False when the demonstration was there already; only the well-known dossiers were then moved to today. */
  isNew: boolean
}

/**
 * Loads it once; loading again keeps everything, also what was changed at the console, and brings the well-known dossiers up to date.
 *
 * @param options.accounts the OA and Page that generated citizens wrote to: their notices go out through these
 * @param options.seed other facts for other seeds
 */
export async function loadDemo(
  desk: Desk,
  now: Instant,
  onProgress: OnProgress = () => {},
  options: { accounts?: DemoAccounts; seed?: number; folder?: string } = {},
): Promise<DemoLoaded> {
  const units = await desk.database.read.selectFrom('unit_version').select('id').limit(1).executeTakeFirst()
  const recordedAt = units ? now : now - RECORDED_BEFORE_DAYS * DAY_MS
  const seeds = await loadSeeds(desk, options.folder ?? SEEDS, recordedAt, await changedFiles(desk))
  onProgress(0.1, 'seeds')
  const isNew = !(await isLoaded(desk))
  if (isNew) {
    const generated = generate(
      await readProvince(desk.database),
      desk.settings,
      now,
      options.seed ?? DEMO_SEED,
    )
    onProgress(0.25, 'generated')
    await record(desk, generated, options.accounts ?? DEMO_ACCOUNTS, now, onProgress)
  }
  await bringKnownDossiersUpToDate(desk, now)
  await demoCannedAnswers(desk, now)
  await demoRankings(desk, now)
  onProgress(1, 'done')
  return { ...seeds, isNew }
}

/** The files of whose matter somebody changed something at the console: that stays, whatever the file says. */
async function changedFiles({ database }: Desk): Promise<ReadonlySet<string>> {
  const kinds = await database.read.selectFrom('admin_event').select('kind').distinct().execute()
  return new Set(kinds.flatMap(({ kind }) => FILE_OF[kind as AdminKind] ?? []))
}

/** The well-known dossiers are recorded last, so a loading that broke off is begun again. */
async function isLoaded({ database }: Desk): Promise<boolean> {
  return (await knownVersions(database.read)).length > 0
}

async function record(
  desk: Desk,
  generated: Generated,
  accounts: DemoAccounts,
  now: Instant,
  onProgress: OnProgress,
): Promise<void> {
  const { database } = desk
  const run = String(now)
  await insertRows(database, 'dossier_version', dossierRows(desk, generated.dossiers))
  onProgress(0.4, 'dossiers')
  const rows = ratingRows(desk, generated.ratings, run)
  await insertRows(database, 'rating', rows.ratings)
  await insertRows(database, 'rating_answer', rows.answers)
  await insertRows(database, 'rating_comment', rows.comments)
  await insertRows(database, 'invitation', invitationRows(generated.invitations, run))
  await database.commit(detectorBegins(desk, now))
  onProgress(0.7, 'ratings')
  await recordSenders(desk, generated, accounts, now)
  await recordComplaints(desk, generated.complaints, accounts, now)
  onProgress(0.95, 'complaints')
}

/** The detector of the demonstration begins with the last weeks, so that it has got to them within its first minute. */
function detectorBegins({ database }: Desk, now: Instant): Write[] {
  const recorded_at = now - DETECTED_DAYS * DAY_MS
  const rows = PASS_NAMES.map((pass) => ({ pass, recorded_at, rating: '' }))
  const begin = database.read.insertInto('gaming_progress').values(rows)
  return [write(begin.onConflict((conflict) => conflict.column('pass').doNothing()))]
}

/** Those who complained, praised or asked for a person, and what the latter two said. */
async function recordSenders(
  desk: Desk,
  generated: Generated,
  accounts: DemoAccounts,
  now: Instant,
): Promise<void> {
  const { database, vault } = desk
  const { complaints, commendations, requests } = generated
  const sender = ({ channel, citizen }: { channel: 'zalo' | 'messenger'; citizen: number }) =>
    addressOf(accounts, channel, citizen)
  const named = complaints.filter(({ filed }) => filed.confidentiality !== 'anonymous')
  const citizens = citizenRows(
    desk,
    [...named, ...commendations, ...requests].map(sender),
    now - SPREAD_DAYS * DAY_MS,
  )
  const known = new Set(
    (await database.read.selectFrom('citizen').select('ref').execute()).map(({ ref }) => ref),
  )
  await insertRows(
    database,
    'citizen',
    citizens.filter(({ ref }) => !known.has(ref)),
  )
  const id = (kind: string, i: number) => inventedRef(kind, String(now), String(i))
  await insertRows(
    database,
    'commendation',
    commendations.map((said, i) => ({
      id: id('commendation', i),
      channel: said.channel,
      unit_code: said.unitCode,
      citizen: citizenRef(desk, sender(said)),
      details_sealed: vault.seal(JSON.stringify({ text: said.text, official: said.official })),
      cause: id('cause', i),
      created_at: said.at,
      recorded_at: said.at,
    })),
  )
  await insertRows(
    database,
    'human_request',
    requests.map((said, i) => ({
      id: id('request', i),
      channel: said.channel,
      citizen: citizenRef(desk, sender(said)),
      topic_sealed: said.topic === null ? null : vault.seal(said.topic),
      protected: 0,
      unit_code: null,
      created_at: said.at,
      status: said.isDone ? 'done' : 'open',
      handled_by: said.isDone ? 'account:demo' : null,
      handled_at: said.isDone ? Math.min(now, said.at + 3 * 3_600_000) : null,
    })),
  )
}

/** First their whole history; on a later day one version more, with the dates that show the same again. */
export async function bringKnownDossiersUpToDate(desk: Desk, now: Instant): Promise<void> {
  const province = await readProvince(desk.database)
  const known = await knownVersions(desk.database.read)
  const fresh = demoDossiersAt(province, yearsAround(province, now)).flatMap((dossier) => {
    const last = dossier.versions.at(-1)!
    const recorded = known.filter(({ code }) => code === last.code)
    if (recorded.length === 0) return [dossier]
    if (
      recorded.some(({ recorded_at }) => dayOf(recorded_at) === dayOf(now)) ||
      recorded.at(-1)!.due_at === last.dueAt
    )
      return []
    return [{ ...dossier, versions: [{ ...last, recordedAt: now }] }]
  })
  await insertRows(desk.database, 'dossier_version', dossierRows(desk, fresh))
}

function knownVersions(read: Desk['database']['read']) {
  return read
    .selectFrom('dossier_version')
    .select(['code', 'due_at', 'recorded_at'])
    .where(
      'code',
      'in',
      demoDossiers.map(({ code }) => code),
    )
    .orderBy('id')
    .execute()
}
