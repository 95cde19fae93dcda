/** The demonstration's canned answers: those of `seeds/canned-answers.yaml`, each once; one that was changed or retired stays so. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { addCannedAnswer } from '../live-talk/canned-answers.ts'

const File = z.array(z.object({ code: z.string(), title: z.string(), words: z.string() }))

/** Adds those that were never there. */
export async function demoCannedAnswers({ database }: Desk, now: Instant): Promise<void> {
  const file = readFileSync(new URL('../../seeds/canned-answers.yaml', import.meta.url), 'utf8')
  for (const { code, title, words } of File.parse(parse(file)))
    await addCannedAnswer(database, { id: `demo-${code}`, title, words }, 'demo', now)
}
