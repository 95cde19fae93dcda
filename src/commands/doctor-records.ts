import { activeAccounts } from '../accounts/account-store.ts'
import { dayOf, type Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { existsOn } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import type { Finding } from './finding.ts'

/** Whether an office has been set up: units that citizens can name, accounts that can read what they write. */
export async function examineRecords({ database }: Desk, now: Instant): Promise<Finding[]> {
  const units = [...(await unitTree(database)).byCode.values()].filter((unit) => existsOn(unit, dayOf(now)))
  const accounts = await activeAccounts(database, now)
  return [
    {
      what: `units (${units.length})`,
      todo:
        units.length > 0
          ? null
          : 'chưa có cơ quan nào / no unit is recorded: npx lang-nghe seed DIR, or the API (/api/docs)',
    },
    {
      what: `accounts (${accounts.length})`,
      todo:
        accounts.length > 0
          ? null
          : 'chưa ai đăng nhập được trang xử lý / nobody can sign in to the console: npx lang-nghe account add USERNAME --name "…" --role intake',
    },
  ]
}
