/** A token store in memory, as strict as a database: versions, locks that end, several readers. */
import type { StoredTokens, TokenPair, TokenStore } from '../../../src/channels/zalo/token-store.ts'

export type MemoryTokens = TokenStore & { pair: StoredTokens | null; reads: number; lockedUntil: number }

export function memoryTokens(pair: TokenPair | null = null): MemoryTokens {
  return {
    pair: pair && { ...pair, version: 1 },
    reads: 0,
    lockedUntil: 0,
    async read() {
      this.reads++
      return this.pair && { ...this.pair }
    },
    async replace(_oa, next, expected) {
      if ((this.pair?.version ?? null) !== expected) return false
      this.pair = { ...next, version: (expected ?? 0) + 1 }
      return true
    },
    async lock(_oa, now, until) {
      if (this.lockedUntil > now) return false
      this.lockedUntil = until
      return true
    },
    async unlock(_oa, until) {
      if (this.lockedUntil === until) this.lockedUntil = 0
    },
  }
}
