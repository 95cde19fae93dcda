/** The examples that models are learned from: every file of a folder, in the order of their names. */
import { readYamlFolder } from '../../yaml-folder.ts'
import { type Example, ExampleFile } from './example.ts'

/**
 * Reads a folder of examples.
 *
 * @throws when a file has a fault: it names the file, the line and the reason
 */
export async function readExamples(folder: string): Promise<Example[]> {
  const { things, faults } = await readYamlFolder(folder, ExampleFile)
  if (faults.length > 0) {
    throw new Error(
      faults
        .map(({ file, line, reason }) => `${file}${line === null ? '' : `:${line}`}: ${reason}`)
        .join('\n'),
    )
  }
  return things.flat()
}
