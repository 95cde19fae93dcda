import { defineConfig } from 'vitest/config'

const shared = {
  globalSetup: ['test/services/global-setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

/** They start programs, kill them and wait for them: one at a time, so that what they time is theirs. */
const ALONE = [
  'test/faults/{trials,kill-9,fifty-citizens,disk-full}.test.ts',
  'test/browser/**/*.test.ts',
  'test/replay/cluster.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'side by side',
          include: ['test/**/*.test.ts'],
          exclude: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
