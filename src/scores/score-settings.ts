/** Settings that enter scorecards, recorded at each start of the server: a past scorecard is made with those of its moment. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import { latest } from '../database/latest.ts'
import type { OfficeSettings } from '../desk.ts'

/** Whoever lets another setting enter a scorecard adds its name here. */
const RECORDED = ['minN', 'coverageMin'] as const satisfies readonly (keyof OfficeSettings)[]

export type ScoreSettings = Pick<OfficeSettings, (typeof RECORDED)[number]>

type Version = { name: string; recordedAt: Instant; value: string }

/** Records what is new. @returns the names of the settings that changed */
export async function recordScoreSettings(
  database: Database,
  settings: OfficeSettings,
  now: Instant,
): Promise<string[]> {
  const known = await versions(database)
  const changed = RECORDED.filter((name) => {
    const newest = known.findLast((version) => version.name === name)
    return newest?.value !== JSON.stringify(settings[name])
  })
  const rows = changed.map((name) => ({ name, recorded_at: now, value: JSON.stringify(settings[name]) }))
  if (rows.length > 0)
    await database.commit([write(database.read.insertInto('setting_version').values(rows))])
  return changed
}

/**
 * The settings in force at a moment. Before the first was recorded the first is used, so that a scorecard of an earlier moment
 * stays as it is; where none ever was (no server has started on this database), those of this process.
 */
export async function scoreSettingsAsOf(
  database: Database,
  settings: OfficeSettings,
  at: Instant,
): Promise<ScoreSettings> {
  const known = await versions(database)
  const values = RECORDED.map((name) => {
    const own = known.filter((version) => version.name === name)
    const found = own.findLast(({ recordedAt }) => recordedAt <= at) ?? own[0]
    return [name, found ? (JSON.parse(found.value) as unknown) : settings[name]]
  })
  return Object.fromEntries(values) as ScoreSettings
}

/** The oldest first. */
function versions(database: Database): Promise<Version[]> {
  return latest(database, 'setting_version', async () => {
    const rows = await database.read
      .selectFrom('setting_version')
      .select(['name', 'recorded_at', 'value'])
      .orderBy('recorded_at')
      .orderBy('id')
      .execute()
    return rows.map(({ recorded_at, ...row }) => ({ ...row, recordedAt: recorded_at }))
  })
}
