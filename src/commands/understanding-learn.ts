import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { Config } from '../config.ts'
import type { Desk } from '../desk.ts'
import { dataFolder } from '../open-desk.ts'
import type { Example } from '../understanding/learned/example.ts'
import { readExamples } from '../understanding/learned/examples.ts'
import type { Learned } from '../understanding/learned/learn.ts'
import { digestOf } from '../understanding/learned/model-digest.ts'
import { writeModel } from '../understanding/learned/model-file.ts'
import { SHIPPED_EXAMPLES, SHIPPED_MODEL } from '../understanding/model.ts'
import { confusionLine, confusionsOf, type Heard } from '../understanding/unclear/confusions.ts'
import { type Labelled, readLabelFile } from '../understanding/unclear/label-file.ts'
import { learnAside } from '../understanding/unclear/learn-aside.ts'
import { heardBy, measureLabelled } from '../understanding/unclear/learn-more.ts'
import {
  ownExamplesFile,
  readOwnExamples,
  replaceFile,
  withNew,
  without,
  writeOwnExamples,
} from '../understanding/unclear/own-examples.ts'
import { digestIn, loadDeployed, ownDigest, ownModelFile } from '../understanding/unclear/own-model.ts'
import { forgetLabelled } from '../understanding/unclear/unclear-messages.ts'
import { CommandFailed, withDesk } from './with-desk.ts'

/** `understanding learn [FILE]`: labelled messages become examples of this deployment, and the models are learned anew. */
export function learnCommand(): Command {
  return new Command('learn')
    .description(
      'học từ tệp đã gán nhãn; không nêu tệp thì học lại sau khi nâng cấp / learn from a labelled file; without one, learn anew after an upgrade',
    )
    .argument('[file]', 'what `understanding list` printed, labelled')
    .option('--measure <folder>', 'examples that nothing learns from, to measure before and after by')
    .action((file: string | undefined, { measure }: { measure?: string }) =>
      withDesk((desk, _now, config) => learnFrom(desk, config, file, measure)),
    )
}

async function learnFrom(desk: Desk, config: Config, file: string | undefined, measured: string | undefined) {
  const folder = dataFolder(config)
  const own = inOrder(ownExamplesFile(folder), await readOwnExamples(folder))
  const fresh = file === undefined ? null : inOrder(file, await readLabels(file))
  if (fresh?.examples.length === 0)
    throw new CommandFailed(`${file}: chưa có câu nào được gán nhãn / no message in it is labelled yet`)
  const control = measured === undefined ? [] : await readExamples(measured)
  const shipped = await readExamples(SHIPPED_EXAMPLES)
  const before = loadDeployed(folder).learned

  if (fresh) {
    const known = withOwn(shipped, own.examples)
    console.error('Đang đo, vài phút. / Measuring, some minutes.')
    const figures = await measureLabelled(known, fresh.examples, before, learnAside)
    const again = figures.before.length - without(withNew([], fresh.examples), known).length
    printTables('the labelled messages, after by models that have not learned from them', figures)
    if (again > 0) console.log(`before: the models in use may have learned from ${again} of them already`)
  }
  console.error('Đang học. / Learning.')
  const examples = withNew(own.examples, fresh?.examples ?? [])
  const all = withOwn(shipped, examples)
  const learned = await learnAside(all)
  if (control.length > 0)
    printTables(measured!, { before: heardBy(before, control), after: heardBy(learned, control) })
  await writeOwnExamples(folder, examples)
  await replaceFile(ownModelFile(folder), ownModel(all, learned))
  await desk.database.commit(
    forgetLabelled(
      desk,
      (fresh?.examples ?? []).map(({ text }) => text),
    ),
  )
  const waiting = fresh?.waiting ?? 0
  console.log(
    `Đã học ${examples.length} câu của cơ quan${waiting > 0 ? `, ${waiting} câu chưa gán nhãn được bỏ qua` : ''}. Khởi động lại serve để dùng.
${examples.length} examples of this office are learned${waiting > 0 ? `; ${waiting} without a label were passed over` : ''}. Restart serve to use them.`,
  )
}

/** What an office labelled holds for its own models, also where the shipped examples say otherwise. */
function withOwn(shipped: readonly Example[], own: readonly Example[]): Example[] {
  return [...without(shipped, own), ...own]
}

function ownModel(examples: readonly Example[], learned: Learned): Buffer {
  const digest = ownDigest(digestIn(SHIPPED_MODEL) ?? '', digestOf(examples))
  return writeModel({ digest, examples: examples.length, learned })
}

async function readLabels(file: string): Promise<Labelled> {
  try {
    return readLabelFile(await readFile(file, 'utf8'))
  } catch (error) {
    const { code } = error as { code?: string }
    throw new CommandFailed(`${file}: không đọc được / cannot be read (${code})`)
  }
}

function inOrder(file: string, read: Labelled): Exclude<Labelled, { faults: string[] }> {
  if ('faults' in read)
    throw new CommandFailed(
      [`${file}: chưa đúng, chưa học gì / is not in order; nothing was learned:`, ...read.faults].join(
        '\n  - ',
      ),
    )
  return read
}

function printTables(title: string, { before, after }: { before: Heard[]; after: Heard[] }): void {
  console.log(`\n== ${title}`)
  for (const [when, heard] of Object.entries({ before, after })) {
    const right = heard.filter((one) => one.said === one.heard).length
    console.log(`${when}: ${heard.length === 0 ? 'not measured' : `${right} of ${heard.length} understood`}`)
    for (const row of confusionsOf(heard)) console.log(confusionLine(row))
  }
}
