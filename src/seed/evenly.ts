/**
 * Says yes to a share of the questions, spread so evenly that every stretch comes as near to the share as whole numbers
 * can: units meant to lie just beside a threshold then really do.
 *
 * @param share from 0 to 1
 * @param phase from 0 to 1, so that units do not say yes in step
 */
export function evenly(share: number, phase: number): () => boolean {
  let owed = phase
  return () => {
    owed += share
    if (owed < 1) return false
    owed -= 1
    return true
  }
}
