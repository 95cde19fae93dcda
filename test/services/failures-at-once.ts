/** Prints what failed as soon as its file has ended; Vitest's own reporter keeps it for the end of the run, which some runs do not reach. */
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export class FailuresAtOnce implements Reporter {
  onTestModuleEnd(file: TestModule): void {
    for (const line of failuresOf(file)) process.stderr.write(`${line}\n`)
  }
}

function failuresOf(file: TestModule): string[] {
  const tests = [...file.children.allTests('failed')].map((test) => ({
    name: test.fullName,
    errors: test.result().errors ?? [],
  }))
  const suites = [...file.children.allSuites()].map((suite) => ({
    name: suite.fullName,
    errors: suite.errors(),
  }))
  return [{ name: 'the file', errors: file.errors() }, ...suites, ...tests].flatMap(({ name, errors }) =>
    errors.map((error) => `FAILED ${file.relativeModuleId} > ${name}\n${told(error)}`),
  )
}

function told({ message, diff, stacks = [] }: Partial<SerializedError>): string {
  const places = stacks.slice(0, 3).map(({ file, line, column }) => `    at ${file}:${line}:${column}`)
  return [message, ...(diff ? [diff] : []), ...places].join('\n')
}
