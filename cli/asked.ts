import { createInterface } from 'node:readline/promises'

/** What a shell says of a command that was interrupted. */
const interrupted = 130

/** Asks whoever sits at the terminal; undefined where nobody does, or nothing is answered. Ctrl+C and Ctrl+D leave. */
export async function asked(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  terminal.on('SIGINT', () => process.exit(interrupted))
  try {
    const answer = (await terminal.question(question)).trim()
    return answer === '' ? undefined : answer
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
    process.stdout.write('\n')
    process.exit(interrupted)
  } finally {
    terminal.close()
  }
}
