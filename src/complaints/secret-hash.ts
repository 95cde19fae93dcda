/** The receipt secret as it is kept. */
import type { Vault } from '../privacy/vault.ts'

/** A digest that only this deployment's index key can make, another one for each complaint. */
export function secretHash(vault: Vault, code: string, secret: string): string {
  return vault.ref('receipt-secret', code, secret)
}
