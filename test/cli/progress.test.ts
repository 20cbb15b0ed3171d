import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { withProgress } from '../../cli/progress.ts'

/** A screen, or a pipe, that keeps what is written to it. */
function screen(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  })
  const parts: string[] = []
  stream.on('data', (part: Buffer) => parts.push(part.toString()))
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => parts.join('') }
}

const three = (step: () => void): string => {
  for (let at = 0; at < 3; at++) step()
  return 'done'
}

test('on a terminal a bar says how far the work is', async () => {
  const { stream, text } = screen(true)
  expect(await withProgress(3, '试错', three, stream)).toBe('done')
  expect(text()).toContain('试错')
  expect(text()).toContain('0/3')
})

test('in a pipe, and for a single part, nothing is written', async () => {
  const [pipe, terminal] = [screen(false), screen(true)]
  expect(await withProgress(3, '试错', three, pipe.stream)).toBe('done')
  expect(await withProgress(1, '试错', () => 'one', terminal.stream)).toBe('one')
  expect(pipe.text() + terminal.text()).toBe('')
})

test('work that fails fails, and its bar is gone', async () => {
  const { stream } = screen(true)
  const failing = withProgress(2, '试错', () => Promise.reject(new Error('it broke')), stream)
  await expect(failing).rejects.toThrow('it broke')
})
