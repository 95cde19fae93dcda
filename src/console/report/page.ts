/** `/console/scores/report`: the form; with `format=` the file, with the account's units and through its eyes. */
import { setImmediate } from 'node:timers/promises'
import type { Account } from '../../accounts/account-store.ts'
import { compose } from '../../report/compose.ts'
import { gather, type ReportQuestion } from '../../report/gather.ts'
import { MEDIA_TYPES, REPORT_FORMATS, type ReportFormat } from '../../report/render.ts'
import { renderAside } from '../../report/render-aside.ts'
import { fileNameOf } from '../../report/sections/method.ts'
import { frameworkStore } from '../../scores/frameworks/framework-store.ts'
import { oneAtATime } from '../../scores/one-at-a-time.ts'
import { quarterOf } from '../../scores/quarters.ts'
import { isBeforePeriod, type ScoreRefusal, scoresOf } from '../../scores/scores.ts'
import type { UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { seesEveryRating } from '../ratings/sight.ts'
import { momentOf } from '../scores/asked.ts'
import { wordsOfScores } from '../scores/parts.ts'
import { scopeOf, sightOf } from '../scores/whose-scores.ts'
import { type ReportAsked, reportForm } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showReport(visit: SignedInVisit): Promise<Answer> {
  const tree = await unitTree(visit.desk.database)
  const asked = askedOf(visit, tree)
  return asked.format === null
    ? formPage(visit, tree, asked, null)
    : reportFile(visit, tree, asked, asked.format)
}

/** What the address asks for. Who does not read of all units is given their own with all under it. */
function askedOf({ query, now, account }: SignedInVisit, tree: UnitTree): ReportAsked {
  const named = (name: string) => query[name]?.trim() ?? ''
  return {
    period: named('period') || quarterOf(now),
    unit: named('unit') || ownUnit(account, tree) || '',
    framework: named('framework') || null,
    asOf: named('asOf'),
    format: REPORT_FORMATS.find((each) => each === query.format) ?? null,
  }
}

/** The unit beyond which the account reads nothing; null: it reads of all. */
function ownUnit(account: Account, tree: UnitTree): string | null {
  const isTheirs = scopeOf(account, tree)
  return [...tree.byCode.keys()].every(isTheirs) ? null : account.unitCode
}

async function reportFile(
  visit: SignedInVisit,
  tree: UnitTree,
  asked: ReportAsked,
  format: ReportFormat,
): Promise<Answer> {
  const { desk, account, now } = visit
  const isTheirs = scopeOf(account, tree)
  const { refusals } = wordsOfScores(visit)
  if (asked.unit !== '' && !isTheirs(asked.unit)) return formPage(visit, tree, asked, refusals.unknown_unit)
  const asOf = momentOf(asked, now, seesEveryRating(account, tree))
  if (asOf === null) return formPage(visit, tree, asked, refusals.bad_as_of)
  if (isBeforePeriod(asOf ?? now, asked.period)) return formPage(visit, tree, asked, wordsOf(visit).notBegun)
  const question = {
    period: asked.period,
    unitCode: asked.unit || null,
    framework: asked.framework,
    asOf: asOf ?? null,
  }
  const made = await oneAtATime(desk.database, 'report', {
    asker: account.id,
    key: JSON.stringify([account.role, account.unitCode, question, format]),
    work: () => makeReport(visit, tree, question, format),
  })
  if (made === 'busy') return formPage(visit, tree, asked, wordsOf(visit).busy, 429)
  return 'refused' in made ? formPage(visit, tree, asked, refusals[made.refused]) : made
}

/** The file, with the account's units and through its eyes. */
async function makeReport(
  { desk, account, now }: SignedInVisit,
  tree: UnitTree,
  question: ReportQuestion,
  format: ReportFormat,
): Promise<Answer | { refused: ScoreRefusal }> {
  const isTheirs = scopeOf(account, tree)
  const facts = await gather(
    desk,
    question,
    async (each) => {
      await setImmediate() // the others' requests come in between
      const found = await scoresOf(desk, { ...each, ...sightOf(account, tree) }, now)
      if ('refused' in found) return found
      return { scorecards: found.scorecards.filter(({ unit }) => isTheirs(unit.code)) }
    },
    now,
  )
  if ('refused' in facts) return facts
  const name = fileNameOf(facts, format)
  const bytes = await renderAside(compose(facts, name), format)
  return { file: { bytes, type: MEDIA_TYPES[format], name }, inline: false }
}

async function formPage(
  visit: SignedInVisit,
  tree: UnitTree,
  asked: ReportAsked,
  error: string | null,
  status = 422,
): Promise<Answer> {
  const words = wordsOf(visit)
  const frameworks = [...(await frameworkStore.current(visit.desk.database)).values()]
  const isTheirs = scopeOf(visit.account, tree)
  const choice = { frameworks, tree, isTheirs, mayAskAll: ownUnit(visit.account, tree) === null }
  const body = reportForm(asked, choice, error, visit, words)
  return { title: words.title, body, ...(error === null ? {} : { status }) }
}

function wordsOf({ language }: SignedInVisit) {
  return language === 'en' ? en : vi
}
