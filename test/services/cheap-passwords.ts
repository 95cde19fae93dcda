/** Hashes of passwords cost a third of a second each. Tests of something else take cheap ones; `vi.unmock` brings the dear ones back. */
import { vi } from 'vitest'

vi.mock('../../src/accounts/password-cost.ts', () => ({ PASSWORD_COST: { N: 2 ** 10, r: 8, p: 1 } }))
