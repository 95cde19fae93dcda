/** What the office holds after a talk: every record that the talk made, a line each. */

import { toIso } from '../calendar/instant.ts'
import { openDetails } from '../complaints/complaint-row.ts'
import type { Desk } from '../desk.ts'

/** Lines that begin with `= `, in the order in which things were made. */
export async function holdings(desk: Desk): Promise<string[]> {
  const groups = await Promise.all([
    consents(desk),
    complaints(desk),
    ratings(desk),
    commendations(desk),
    requests(desk),
    talkLines(desk),
    followers(desk),
    erasures(desk),
  ])
  const lines = groups.flat()
  return lines.length === 0 ? ['= nothing'] : lines.map((line) => `= ${line}`)
}

async function consents({ database }: Desk): Promise<string[]> {
  const rows = await database.read
    .selectFrom('consent')
    .select(['purpose', 'given'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ purpose, given }) => `consent ${purpose} ${given === 1 ? 'given' : 'withdrawn'}`)
}

async function followers({ database }: Desk): Promise<string[]> {
  const rows = await database.read
    .selectFrom('follower')
    .select(['dossier', 'ended_at'])
    .orderBy('since')
    .orderBy('dossier')
    .execute()
  return rows.map(({ dossier, ended_at }) => `${ended_at === null ? 'follows' : 'followed'} ${dossier}`)
}

async function complaints(desk: Desk): Promise<string[]> {
  const rows = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .orderBy('created_at')
    .orderBy('code')
    .execute()
  return rows.map((row) => {
    const details = row.details_sealed === null ? null : openDetails(desk.vault, row)
    const facts = [
      row.code,
      row.status,
      row.category,
      row.confidentiality,
      `unit ${row.unit_code ?? '-'}`,
      ...(row.handler_unit_code !== row.unit_code ? [`handled by ${row.handler_unit_code ?? '-'}`] : []),
      ...(row.dossier_code ? [`dossier ${row.dossier_code}`] : []),
      ...(row.amount_vnd === null ? [] : [`amount ${row.amount_vnd}`]),
      ...(JSON.parse(row.flags) as string[]).map((flag) => `flag ${flag}`),
      ...(row.protected === 1 ? ['protected'] : []),
      ...(row.due_at === null ? [] : [`due ${toIso(row.due_at)}`]),
      ...(row.outcome === null ? [] : [row.outcome]),
      ...(row.verdict === null ? [] : [row.verdict]),
    ]
    const words = details ? `"${details.story.replaceAll('\n', '\\n')}"` : '(words destroyed)'
    const official = details?.official ? ` about "${details.official}"` : ''
    return `complaint ${facts.join(', ')}: ${words}${official}`
  })
}

async function ratings({ database }: Desk): Promise<string[]> {
  const rows = await database.read
    .selectFrom('rating')
    .selectAll()
    .orderBy('given_at')
    .orderBy('id')
    .execute()
  const lines: string[] = []
  for (const row of rows) {
    const answers = await database.read
      .selectFrom('rating_answer')
      .select(['item', 'level'])
      .where('rating', '=', row.id)
      .orderBy('item')
      .execute()
    const comment = await database.read
      .selectFrom('rating_comment')
      .select('rating')
      .where('rating', '=', row.id)
      .executeTakeFirst()
    lines.push(
      [
        `rating ${row.overall ?? '-'} of ${row.unit_code}`,
        ...(row.counter ? [`counter ${row.counter}`] : []),
        ...(row.dossier_code ? [`dossier ${row.dossier_code}`] : []),
        ...(row.procedure_code && !row.dossier_code ? [`procedure ${row.procedure_code}`] : []),
        row.verified === 1 ? 'verified' : 'unverified',
        ...(row.invited === 1 ? ['invited'] : []),
        ...(row.version > 1 ? [`version ${row.version}`] : []),
        ...answers.map(({ item, level }) => `${item}=${level}`),
        ...(comment ? ['with a comment'] : []),
      ].join(', '),
    )
  }
  return lines
}

async function commendations({ database, vault }: Desk): Promise<string[]> {
  const rows = await database.read
    .selectFrom('commendation')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    if (row.details_sealed === null) return 'commendation (words destroyed)'
    const { text } = JSON.parse(vault.open(row.details_sealed)) as { text: string }
    return `commendation of ${row.unit_code ?? '-'}: "${text.replaceAll('\n', '\\n')}"`
  })
}

async function requests({ database, vault }: Desk): Promise<string[]> {
  const rows = await database.read
    .selectFrom('human_request')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(
    (row) =>
      `request for a person, ${row.status}: ${row.topic_sealed === null ? '(no words)' : vault.open(row.topic_sealed).replaceAll('\n', '\\n')}`,
  )
}

/** What citizens said in live talks, and where they turned to the bot; what officials said stands in the talk itself. */
async function talkLines({ database, vault }: Desk): Promise<string[]> {
  const rows = await database.read
    .selectFrom('talk_line')
    .select(['kind', 'words_sealed', 'files'])
    .where('by', '=', 'citizen')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ kind, words_sealed, files }) => {
    if (kind === 'left') return 'live talk: the citizen turned to the bot'
    const words = words_sealed === null ? '(no words)' : vault.open(words_sealed).replaceAll('\n', '\\n')
    return `live talk, the citizen: ${words}${files > 0 ? `, ${files} files` : ''}`
  })
}

async function erasures({ database }: Desk): Promise<string[]> {
  const rows = await database.read
    .selectFrom('data_request')
    .selectAll()
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => `${row.kind} asked by ${row.by}: ${row.outcome}`)
}
