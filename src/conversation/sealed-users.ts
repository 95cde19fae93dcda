/** Citizens' platform ids, sealed. */
import type { Vault } from '../privacy/vault.ts'

const MOST_KEPT = 10_000

/**
 * Seals a citizen's platform id for their lane, once for as long as they keep writing: a lane keeps the first one, and each
 * sealing costs as much as that of a message. Only sealed forms are remembered.
 */
export function sealedUsers(vault: Vault): (lane: string, user: string) => string {
  const kept = new Map<string, string>()
  return (lane, user) => {
    const known = kept.get(lane)
    if (known !== undefined) return known
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!)
    const sealed = vault.seal(user)
    kept.set(lane, sealed)
    return sealed
  }
}
