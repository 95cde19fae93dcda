import { describe, expect, test } from 'vitest'
import type { SendFailure } from '../../../src/channels/channel.ts'
import { codeOf, verdictOf } from '../../../src/channels/messenger/errors.ts'

const MINUTE = 60_000

describe("Meta's error codes", () => {
  test.each<[string, SendFailure, number | null]>([
    ['1', 'temporary', null],
    ['2', 'temporary', null],
    ['1200', 'temporary', null],
    ['4', 'rate_limited', null],
    ['17', 'rate_limited', null],
    ['32', 'rate_limited', null],
    ['613', 'rate_limited', null],
    ['613/2534040', 'rate_limited', null],
    ['613/2018338', 'temporary', 60 * MINUTE],
    ['80006', 'rate_limited', null],
    ['10', 'credentials', null],
    ['10/99', 'credentials', null],
    ['3', 'credentials', null],
    ['200', 'credentials', null],
    ['200/2018028', 'credentials', null],
    ['190', 'credentials', null],
    ['190/463', 'credentials', null],
    ['368', 'credentials', null],
    ['2022', 'credentials', null],
    ['10/2018278', 'window_closed', null],
    ['10/2018065', 'window_closed', null],
    ['10/2534022', 'window_closed', null],
    ['10/1893063', 'rate_limited', 30 * MINUTE],
    ['10/2018108', 'unreachable', null],
    ['551', 'unreachable', null],
    ['551/1545041', 'unreachable', null],
    ['200/1545041', 'unreachable', null],
    ['100/2018001', 'unreachable', null],
    ['100', 'rejected', null],
    ['100/2018047', 'rejected', null],
    ['2018300', 'temporary', 15 * MINUTE],
    ['100/2534037', 'temporary', 15 * MINUTE],
    ['2018218', 'rejected', null],
    ['9000001', 'rejected', null],
    ['77777', 'temporary', null],
  ])('%s is %s', (key, failure, pauseMs) => {
    const [code, error_subcode] = key.split('/').map(Number) as [number, number?]
    expect(verdictOf({ code, error_subcode })).toEqual({ failure, pauseMs })
    expect(codeOf({ code, error_subcode })).toBe(key)
  })

  test('"No matching user found" is a citizen who is gone, not a defect', () => {
    expect(verdictOf({ code: 100, message: '(#100) No matching user found' }).failure).toBe('unreachable')
    expect(verdictOf({ code: 100, message: '(#100) Invalid parameter' }).failure).toBe('rejected')
  })
})
