/** What anybody may see: what this is, how the units are rated, and what is kept of those who write. */
import { Router } from 'express'
import type { Instant } from '../calendar/instant.ts'
import type { AccountInWords } from '../channels/accounts.ts'
import { DELETION_PAGE, deletionOf } from '../channels/data-deletion.ts'
import type { Desk } from '../desk.ts'
import { closedQuarters } from './closed-quarters.ts'
import { deletionWords } from './deletion-page.ts'
import { homePage } from './home-page.ts'
import { kept } from './kept.ts'
import { page } from './layout.ts'
import { privacyPage } from './privacy-page.ts'
import { publishedScores } from './published-scores.ts'
import { noScoresPage, SCORES_PAGE, scoresPage } from './scores-page.ts'
import { styleSheet } from './style.ts'

export type PublicTools = {
  desk: Desk
  now(): Instant
  demo: boolean
  /** The OAs and Pages that citizens may write to. */
  accounts: readonly AccountInWords[]
  /** The codes by which Zalo knows that this domain is ours. */
  zaloVerifierCodes: readonly string[]
}

/** A finished quarter hardly changes, and its scores are a second's work for a hundred visits: the page may be this old. */
const KEEP_SCORES_MS = 10 * 60_000
/** The first page and that of each quarter: no visitor can make more. */
const KEPT_PAGES = 13

/** `/`, `/scores/…`, `/privacy` and their style sheet. */
export function publicPages(tools: PublicTools): Router {
  const router = Router()
  const { desk, now } = tools
  const pageOf = kept(KEEP_SCORES_MS, (key, at) => made(tools, key, at), KEPT_PAGES)
  router.get('/public.css', (_request, response) => void response.type('css').send(styleSheet))
  router.get('/', async (_request, response) => {
    response.type('html').send(await pageOf(`${HOME}${closedQuarters(now())[0]}`, now()))
  })
  router.get(`${SCORES_PAGE}:period`, async (request, response) => {
    const { period } = request.params
    const isPublished = closedQuarters(now()).includes(period)
    response
      .status(isPublished ? 200 : 404)
      .type('html')
      .send(isPublished ? await pageOf(period, now()) : String(await noScoresPage()))
  })
  router.get(
    '/privacy',
    async (_request, response) => void response.type('html').send(String(await privacyPage(desk))),
  )
  router.get(`${DELETION_PAGE}:code`, async (request, response) => {
    const deletion = await deletionOf(desk, request.params.code)
    const told = page('Yêu cầu xóa dữ liệu', deletionWords(deletion))
    response
      .status(deletion ? 200 : 404)
      .type('html')
      .send(String(await told))
  })
  return router
}

/** What stands before the quarter of the first page among the keys of kept pages. */
const HOME = '/'

/** The text of a page. @param key a quarter, after `HOME` for the first page */
async function made(tools: PublicTools, key: string, now: Instant): Promise<string> {
  const isHome = key.startsWith(HOME)
  const scores = await publishedScores(tools.desk, isHome ? key.slice(HOME.length) : key, now)
  return String(await (isHome ? homePage(tools, scores) : scoresPage(scores)))
}
