/** The doors that were printed, by their codes. */
import type { Instant } from '../calendar/instant.ts'
import type { LookUp } from '../conversation/effect.ts'
import { type Database, write } from '../database/database.ts'
import type { DoorTable } from '../database/tables/doors.ts'
import { doorCode, readDoorCode } from './door-code.ts'
import { type Door, readRef } from './ref.ts'

/** Keeps a door under the first code of its own that is free, and tells the code. A door that is kept already has one. */
export async function keepDoor(database: Database, door: Door, now: Instant): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const code = doorCode(door, attempt)
    const kept = await byCode(database, code)
    if (kept && isSame(doorOf(kept), door)) return code
    if (kept) continue
    const row = {
      code,
      what: door.what,
      unit_code: door.unitCode,
      counter: door.counter,
      procedure_code: door.procedureCode,
      created_at: now,
    }
    const insert = database.read.insertInto('door').values(row)
    const result = await database.commit([
      write(
        insert.onConflict((conflict) => conflict.column('code').doNothing()),
        'taken',
      ),
    ])
    if (!('refused' in result)) return code
    attempt -= 1 // another process was faster: perhaps with this very door
  }
}

/**
 * The door that a printed code or a ref names; null for an unknown code. A ref tells its office itself, but a counter and a
 * procedure are believed only when that door was printed: anybody can write a link.
 */
export const findDoor: LookUp<{ said: string }, Door | null> = async ({ database }, { said }) => {
  const code = readDoorCode(said)
  if (code) {
    const row = await byCode(database, code)
    return row ? doorOf(row) : null
  }
  const door = readRef(said)
  if (door === null || (door.counter === null && door.procedureCode === null)) return door
  return (await isPrinted(database, door)) ? door : { ...door, counter: null, procedureCode: null }
}

async function isPrinted(database: Database, door: Door): Promise<boolean> {
  if (door.what === 'menu') return false
  for (let attempt = 0; ; attempt += 1) {
    const row = await byCode(database, doorCode(door, attempt))
    if (!row) return false
    if (isSame(doorOf(row), door)) return true
  }
}

async function byCode(database: Database, code: string): Promise<DoorTable | null> {
  const row = await database.read.selectFrom('door').selectAll().where('code', '=', code).executeTakeFirst()
  return row ?? null
}

function doorOf(row: DoorTable): Door {
  return {
    what: row.what as Door['what'],
    unitCode: row.unit_code,
    counter: row.counter,
    procedureCode: row.procedure_code,
  }
}

function isSame(a: Door, b: Door): boolean {
  return (
    a.what === b.what &&
    a.unitCode === b.unitCode &&
    a.counter === b.counter &&
    a.procedureCode === b.procedureCode
  )
}
