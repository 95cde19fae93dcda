import { expect, test } from 'vitest'
import { newCode, readCode } from '../../src/officials-told/code.ts'
import { newKey } from '../../src/privacy/seal.ts'
import { vaultOf } from '../../src/privacy/vault.ts'

const vault = vaultOf(newKey(), newKey())

test('whatever code is drawn is read again, as people type it', () => {
  for (let i = 0; i < 5_000; i++) {
    const { code } = newCode(vault, 'link-chat', 0)
    expect(readCode(code)).toBe(code)
    expect(readCode(` ${code.toLowerCase().replaceAll('-', '  ')}. `)).toBe(code)
  }
})

test.each(['LK-NNN4-BTTL', 'lk nnn4 bttl', 'LKNNN4BTTL'])(
  'signs that come three times in a row are no slip of the finger: %s',
  (typed) => {
    expect(readCode(typed)).toBe('LK-NNN4-BTTL')
  },
)

test.each(['LK-NNN4-BTT', 'LK-NNN4-BTTL và xin chào', 'PA-NNN4-BTTL', 'x'.repeat(41)])(
  'is none: %s',
  (typed) => {
    expect(readCode(typed)).toBeNull()
  },
)
