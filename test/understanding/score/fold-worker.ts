/** One part of a cross-validation, in a thread of its own: learns from the seeds and the other parts, answers the part that was held out. */
import { parentPort, workerData } from 'node:worker_threads'
import { learn } from '../../../src/understanding/learned/learn.ts'
import { understandBy } from '../../../src/understanding/learned/understand-by.ts'
import { asExample, foldOf, readCorpus } from './corpus.ts'
import { answered } from './labelled.ts'
import { seedsToLearn } from './seeds-to-learn.ts'

const { heldOut } = workerData as { heldOut: number }
const corpus = readCorpus()
const measured = corpus.filter((line) => foldOf(line) === heldOut)
const others = corpus.filter((line) => foldOf(line) !== heldOut)
const learned = learn([...(await seedsToLearn(measured)), ...others.map(asExample)])
parentPort!.postMessage(answered(measured, (text) => understandBy(learned, text)))
