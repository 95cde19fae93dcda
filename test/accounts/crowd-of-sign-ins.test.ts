/** At the real cost of a hash: who comes while others are looked at depends on it. */
import { expect, test, vi } from 'vitest'
import { createAccount } from '../../src/accounts/account-store.ts'
import { createDoor, signIn } from '../../src/accounts/sign-in.ts'
import { databases, deskOver } from '../services/databases.ts'

vi.unmock('../../src/accounts/password-cost.ts')

const NOW = Date.parse('2026-11-25T09:00:00+07:00')
const PASSWORD = 'mật khẩu đủ dài'

test.each(databases)(
  'a crowd with unknown names is sent away but for a few, and nobody waits for minutes, on $kind',
  async ({ fresh }) => {
    const database = await fresh()
    const account = {
      id: 'can-bo',
      username: 'can-bo',
      name: 'can-bo',
      role: 'handler',
      unitCode: null,
      password: PASSWORD,
    } as const
    await createAccount(database, account, NOW)
    const door = createDoor()
    const enter = (username: string, address: string) =>
      signIn(
        deskOver(database),
        { username, password: PASSWORD },
        { door, caller: { address, isGone: () => false, device: null } },
        NOW,
      )
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) => enter(`không ai ${at}`, `192.0.2.${at}`)),
    )
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'busy')).toHaveLength(182)
    expect(await enter('can-bo', '192.0.2.1')).toHaveProperty('account')
    await database.close()
  },
)
