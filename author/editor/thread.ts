import { parentPort, workerData } from 'node:worker_threads'
import { methodsOf } from '../../server/index.ts'
import { checked, type Question } from './checked.ts'

/** The thread that checks: each question is answered with its number. */
const methods = await methodsOf(workerData.config)

parentPort?.on('message', ({ number, question }: { number: number; question: Question }) => {
  parentPort?.postMessage({ number, found: checked(question, methods) })
})
