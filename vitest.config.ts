import { defineConfig } from 'vitest/config'
import { FailuresAtOnce } from './test/services/failures-at-once.ts'
import { LongFirst } from './test/services/long-first.ts'

const shared = {
  setupFiles: ['test/services/cheap-passwords.ts'],
  // Patience costs only where something fails, and CI was once six times slower than this machine.
  testTimeout: 300_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 60_000 } },
}

/** What they find is how long somebody waits. */
const ALONE = ['test/faults/trials.test.ts']

/** Each opens a browser and starts the demonstration. */
const BROWSER = ['test/browser/**/*.test.ts']

/** They stand other modules, or another network (nock), in the place of the real ones, or take passwords at their real cost. */
const ISOLATED = [
  'test/channels/{messenger,zalo}/*.test.ts',
  'test/channels/upkeep.test.ts',
  'test/score-feed/*.test.ts',
  'test/schedule/invite-by-phone.test.ts',
  'test/commands/doctor-{feed,accounts}.test.ts',
  'test/simulator/phones.test.ts',
  'test/accounts/{password-rules,password,crowd-of-sign-ins}.test.ts',
  'test/console/sign-in-crowd.test.ts',
]

/** Of one group the longest files begin first (`LongFirst`), so that no worker ends long after the other. */
export default defineConfig({
  test: {
    globalSetup: ['test/services/global-setup.ts'],
    reporters: ['default', new FailuresAtOnce()],
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'isolated',
          include: ISOLATED,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // One module graph a worker: to import it anew for each file took as long as the tests.
        test: {
          ...shared,
          name: 'side by side',
          include: ['test/**/*.test.ts'],
          exclude: [...ISOLATED, ...BROWSER, ...ALONE],
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: BROWSER,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: { ...shared, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 3 } },
      },
    ],
  },
})
