import type { LookUp } from '../conversation/effect.ts'
import { findUnit } from './find-units.ts'
import type { Unit } from './unit.ts'

/**
 * The unit that the OA or Page written to stands for (`CHANNELS_FILE`), as it lives on the day of the message. It is offered,
 * never taken for granted: who complains may mean another. Null where the account stands for none.
 */
export const accountUnit: LookUp<null, Unit | null> = async (desk, _ask, moment) => {
  const code = desk.settings.accountUnits.get(moment.address.account)
  return code === undefined ? null : findUnit(desk, { code }, moment)
}
