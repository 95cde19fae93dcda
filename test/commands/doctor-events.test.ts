import { expect, test } from 'vitest'
import { takeIn } from '../../src/channels/take-in.ts'
import { accountFindings } from '../../src/commands/doctor-events.ts'
import { intakeOver } from '../channels/intake.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const NOW = 1_800_000_000_000
const DAY = 86_400_000

test('doctor says for a week what to do about what a platform told, and remembers it after that', async () => {
  const desk = deskOver(await freshSqlite())
  const told = (id: string, what: string, loud: boolean, detail: Record<string, string> = {}) => ({
    kind: 'account' as const,
    channel: 'zalo' as const,
    account: '2',
    id,
    at: NOW,
    what,
    detail,
    loud,
  })
  const events = [
    told('1', 'permission_revoked', true),
    told('2', 'change_oa_daily_quota', false, { prev_value: '500', new_value: '1000' }),
  ]
  const nothing = { arrivals: [], echoes: [], ignored: [], unread: [] }
  await takeIn(
    intakeOver(desk, () => NOW),
    'zalo',
    { ...nothing, events },
    NOW,
    DAY,
  )
  const now = (await accountFindings(desk, NOW + DAY)).sort((a, b) => a.what.localeCompare(b.what))
  expect(now).toEqual([
    {
      what: expect.stringMatching(/^zalo 2 told on .*: change_oa_daily_quota prev_value=500 new_value=1000$/),
      todo: null,
    },
    { what: expect.stringMatching(/: permission_revoked$/), todo: expect.stringContaining('consent again') },
  ])
  const later = await accountFindings(desk, NOW + 8 * DAY)
  expect(later.map(({ todo }) => todo)).toEqual([null, null])
  await desk.database.close()
})
