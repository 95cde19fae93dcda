/** Learns from examples in a thread of its own (learn-aside.ts). */
import { parentPort, workerData } from 'node:worker_threads'
import type { Example } from '../learned/example.ts'
import { learn } from '../learned/learn.ts'

parentPort!.postMessage(learn(workerData as Example[]))
