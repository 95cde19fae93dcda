import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readYamlFolder } from '../src/yaml-folder.ts'

test('a file that cannot be read or made sense of is a fault of it alone, with its line and no path of this machine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-yaml-'))
  try {
    mkdirSync(join(folder, 'folder.yaml'))
    const bomb = Array.from(
      { length: 9 },
      (_, n) => `b${n + 1}: &b${n + 1} [${Array(9).fill(`*b${n}`).join(', ')}]`,
    )
    const files = {
      'good.yaml': 'name: tốt\n',
      'alias.yaml': 'title: x\nname: *nowhere\n',
      'bomb.yaml': ['name: x', 'b0: &b0 [1, 2]', ...bomb].join('\n'),
      'control.yaml': 'name: "a\\u0001"\n',
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const { things, faults } = await readYamlFolder(folder, z.looseObject({ name: z.string() }))
    expect(things).toEqual([{ name: 'tốt' }])
    expect(faults).toMatchObject([
      { file: 'alias.yaml', line: 2, reason: expect.stringContaining('nowhere') },
      { file: 'bomb.yaml', line: 3, reason: expect.stringContaining('alias') },
      { file: 'control.yaml', line: 1, reason: expect.stringContaining('control character') },
      { file: 'folder.yaml', line: null, reason: 'is a folder, not a file' },
    ])
    expect(JSON.stringify(faults)).not.toContain(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
