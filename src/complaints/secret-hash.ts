/** What is kept of the receipt secret: a digest that only this deployment can make. */
import type { Vault } from '../privacy/vault.ts'

/** What is kept of a secret: a digest that only this deployment's index key can make, another one for each complaint. */
export function secretHash(vault: Vault, code: string, secret: string): string {
  return vault.ref('receipt-secret', code, secret)
}
