/** The part of a draft on which it depends where the complaint goes and when it is answered. */
import type { Draft as ToPlan } from '../../src/complaints/plan-complaint.ts'
import type { Draft } from './draft.ts'

/** Before the citizen has chosen, a complaint is planned as a confidential one. */
export function planned(draft: Draft): ToPlan {
  return {
    category: draft.ground ?? 'other',
    flags: draft.flags,
    official: draft.official ?? null,
    unitCode: draft.unit?.code ?? null,
    confidentiality: draft.confidentiality ?? 'confidential',
  }
}
