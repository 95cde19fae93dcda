/**
 * `npm run screenshots`: every page of the console as the demonstration shows it, on a phone and on a desk, into
 * docs/console/screens/. Nobody real is on them: the demonstration's people and words are invented.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from './browser.ts'
import { crawl } from './console-crawl.ts'
import { dataFolder, startDemonstration } from './demonstration.ts'
import { phoneOf } from './phone.ts'

const TO = join(import.meta.dirname, '../../docs/console/screens')
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } }

const { folder, remove } = dataFolder()
const demonstration = await startDemonstration(folder)
const browser = await openBrowser()
try {
  const phones = await (await browser.someone()).newPage()
  await phones.goto(`${demonstration.base}/simulator`)
  const phone = await phoneOf(phones, 'zalo')
  await phone.types('tôi muốn gặp người thật')
  await phone.reads('')
  rmSync(TO, { recursive: true, force: true })
  mkdirSync(TO, { recursive: true })
  const lines: string[] = []
  for (const { route, path, context } of (await crawl(demonstration, () => browser.someone())).values()) {
    const name = route.slice(1).replace(/:/g, '').replaceAll('/', '-')
    const page = await context.newPage()
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      await page.goto(demonstration.base + path)
      await page.screenshot({ path: join(TO, `${name}-${size}.png`) })
    }
    lines.push(`| \`/console${route}\` | ![](screens/${name}-desk.png) | ![](screens/${name}-phone.png) |`)
    await page.close()
  }
  const head =
    '# The console’s pages\n\nMade by `npm run screenshots`.\n\n| page | desk | phone |\n| --- | --- | --- |\n'
  writeFileSync(join(TO, '../screens.md'), `${head}${lines.join('\n')}\n`)
} finally {
  await browser.close()
  await demonstration.close()
  remove()
}
