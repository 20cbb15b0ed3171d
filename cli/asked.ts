import { createInterface } from 'node:readline/promises'

/** Asks whoever sits at the terminal; undefined where nobody does, or nothing is answered. */
export async function asked(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = (await terminal.question(question)).trim()
    return answer === '' ? undefined : answer
  } finally {
    terminal.close()
  }
}
