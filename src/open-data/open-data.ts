/**
 * `/open-data`: the scores of quarters that are over, for everybody, as files. Only quarters are published, and no totals: months
 * or years beside them, or a sum over units, would tell by subtraction what is withheld.
 */
import { type Response, Router } from 'express'
import { DAY_MS, type Instant, toIso } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { closedQuarters } from '../public/closed-quarters.ts'
import { kept } from '../public/kept.ts'
import { type PublicationHead, publications, publishedOf } from '../scores/publish.ts'
import { quarterOf } from '../scores/quarters.ts'
import { type PublishedUnit, publishedUnits } from './columns.ts'
import { type About, BOM, csvOf, jsonOf } from './files.ts'
import { metadataOf } from './metadata.ts'
import { dictionaryPage, listPage } from './pages.ts'

/** As for the page of scores: costly to make, and hardly changing. */
const KEEP_MS = 10 * 60_000
const KEPT_QUARTERS = 12
const FILE = /^scores-(\d{4}-Q[1-4])\.(csv|json|csv-metadata\.json)$/

/** `asOf`: the moment that all rows were made as of, ISO. */
type Published = { units: PublishedUnit[]; asOf: string } & Pick<PublicationHead, 'again'>

/** The pages and files. @param base the address of this server without a slash at the end; '' where it is not known */
export function openData(tools: {
  desk: Desk
  now(): Instant
  base: string
  licence: string | null
}): Router {
  const { desk, now, base, licence } = tools
  const router = Router()
  const published = kept(KEEP_MS, (period, at) => publish(desk, period, at), KEPT_QUARTERS)
  const first = kept(DAY_MS, (_key, at) => firstQuarter(desk, at))
  const quarters = async () => {
    const from = await first('', now())
    return closedQuarters(now()).filter((quarter) => from !== null && quarter >= from)
  }
  router.get('/open-data', async (_request, response) => {
    const told = await publications(desk.database)
    sendPage(response, await listPage(await quarters(), told, licence, desk.settings.minN))
  })
  router.get('/open-data/dictionary', async (_request, response) =>
    sendPage(response, await dictionaryPage()),
  )
  router.get('/open-data/:file', async (request, response) => {
    const [, period, form] = FILE.exec(request.params.file) ?? []
    if (period === undefined || !(await quarters()).includes(period)) {
      response.status(404).type('text').send('Không có tệp này / no such file: /open-data\n')
      return
    }
    response.set('cache-control', `public, max-age=${KEEP_MS / 1000}`)
    response.set('access-control-allow-origin', '*')
    if (form === 'csv-metadata.json') {
      response
        .type('application/csvm+json')
        .send(JSON.stringify(metadataOf({ period, licence, base }), null, 2))
      return
    }
    const { units, asOf, again } = await published(period, now())
    const about: About = { period, asOf, again, licence, base }
    if (form === 'json') response.type('json').send(jsonOf(units, about))
    else sendCsv(response, period, units, request.query.bom === '1', base)
  })
  return router
}

function sendPage(response: Response, page: unknown): void {
  response.type('html').send(String(page))
}

function sendCsv(
  response: Response,
  period: string,
  units: PublishedUnit[],
  bom: boolean,
  base: string,
): void {
  const name = `scores-${period}.csv`
  response.set('content-disposition', `attachment; filename="${name}"`)
  response.set(
    'link',
    `<${base}/open-data/${name}-metadata.json>; rel="describedby"; type="application/csvm+json"`,
  )
  response.type('text/csv; charset=utf-8; header=present').send(`${bom ? BOM : ''}${csvOf(units)}`)
}

async function publish(desk: Desk, period: string, now: Instant): Promise<Published> {
  const { units, asOf, again } = await publishedOf(desk, period, now)
  return { units: publishedUnits(units), asOf: toIso(asOf), again }
}

/** The quarter of the first rating; null before there is one. */
async function firstQuarter({ database }: Desk, _now: Instant): Promise<string | null> {
  const row = await database.read
    .selectFrom('rating')
    .select((select) => select.fn.min('given_at').as('at'))
    .executeTakeFirst()
  return row?.at == null ? null : quarterOf(Number(row.at))
}
