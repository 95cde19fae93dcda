/** Whom to invite to rate is for the system alone (issue 6): no page, call or command of an office can make an invitation. */
import { expect, test } from 'vitest'
import { sources, textOf } from './repository.ts'

const MAKES = /\b(promiseInvitation|keepInvitation|inviteToRate|claimInviting)\(/
const WRITES = /(insertInto|updateTable|deleteFrom)\('(invitation|invitee|last_invited|cooled_down)'\)/

const thatMatch = (pattern: RegExp) => sources().filter((path) => pattern.test(textOf(path)))

test('invitations are made where a result is returned, and in transcripts', () => {
  expect(thatMatch(MAKES).toSorted()).toEqual([
    'src/dossiers/phone-invitation-writes.ts',
    'src/dossiers/phone-invitations.ts',
    'src/replay/office.ts',
    'src/satisfaction/cool-down.ts',
    'src/satisfaction/invitations.ts',
    'src/schedule/tell-followers.ts',
  ])
})

test('their tables are written by the rules about them, and by erasure', () => {
  expect(thatMatch(WRITES).toSorted()).toEqual([
    'src/privacy/erase-citizen.ts',
    'src/satisfaction/cool-down.ts',
    'src/satisfaction/invitations.ts',
    'src/satisfaction/reminders.ts',
  ])
})
