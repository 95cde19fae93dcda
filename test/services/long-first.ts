/** The order of the files of a run. CI remembers no earlier run, so the long ones are named here. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** From half a minute down to five seconds (November 2026, two cores); a name that is gone does no harm. */
const LONG = [
  'faults/schedules',
  'replay/transcripts',
  'faults/kill-9',
  'faults/schedules-guards',
  'browser/console-pages',
  'browser/harassment-life',
  'browser/complaint-with-files',
  'browser/complaint-to-answer',
  'browser/followed-dossier',
  'browser/pages',
  'browser/live-talk',
  'browser/restart',
  'commands/channels',
  'backup/backup',
  'console/matrix',
  'faults/fifty-citizens',
  'seed/load-demo',
  'faults/disk-full',
  'conversation/mailbox-redis',
  'replay/faults',
  'replay/cluster',
  'doors/poster',
  'accounts/known-device',
  'privacy/retention-slices',
  'console/attacks-input',
  'attachments/fetching',
  'commands/wrong-clock',
  'web/serve',
  'scores/as-of',
  'commands/report',
]

/** Vitest's own order, but the long ones begin first, so that no worker still has one when the other is done. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = await super.sort(files)
    return known.sort((a, b) => placeOf(a) - placeOf(b))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`))
  return at === -1 ? LONG.length : at
}
