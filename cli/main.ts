#!/usr/bin/env node
import { MethodFailure } from '../engine/index.ts'
import { sayTrouble, troubleOf } from '../server/index.ts'
import { programOf } from './program.ts'
import { shippedVersion } from './version.ts'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const fail = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

// A reader that has seen enough (a pager, `head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const { program, flags, means } = programOf(print)
try {
  program.parseOptions(process.argv.slice(2))
  if (flags().version) print(shippedVersion(await means.methods()))
  else await program.parseAsync()
} catch (error) {
  const trouble = troubleOf(error)
  if (!trouble) throw error
  fail(`${trouble.code}: ${sayTrouble(trouble, means.language())}`)
  if (trouble.cause instanceof MethodFailure && trouble.cause.threw !== null)
    fail(`  ${trouble.cause.threw}`)
  process.exitCode = 2
}
