import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { formats } from '../../cli/check/output.ts'
import { programOf } from '../../cli/program.ts'

const { program } = programOf(() => {})
const withAll = (one: Command): readonly Command[] => [one, ...one.commands.flatMap(withAll)]
const commands = withAll(program)
const shown = ({ options }: Command) => options.filter(({ hidden }) => !hidden)

test('where definitions are is said by the argument of a command about a folder, and by --folder otherwise', () => {
  for (const one of commands) {
    const named = shown(one).map(({ long }) => long)
    expect(named, one.name()).not.toContain('--standards')
    if (one.registeredArguments.some((argument) => argument.name() === 'folder'))
      expect(named, one.name()).not.toContain('--folder')
  }
})

test.each(['check', 'lint', 'test', 'cover', 'mutate'])(
  '%s lists problems in the same formats, and --json is the short form',
  (name) => {
    const command = commands.find((one) => one.name() === name)!
    const format = command.options.find(({ long }) => long === '--format')
    expect(format?.argChoices).toEqual(formats)
    expect(command.options.find(({ long }) => long === '--json')?.description).toMatch(
      /^即 --format json /,
    )
  },
)

test.each(['lint', 'test', 'cover', 'mutate'])('%s looks at some standards alone', (name) => {
  const command = commands.find((one) => one.name() === name)!
  expect(command.options.find(({ long }) => long === '--standard')?.variadic).toBe(true)
})

test('an option that was called otherwise earlier is still taken', () => {
  for (const name of ['run', 'export-machine']) {
    const command = commands.find((one) => one.name() === name)!
    expect(command.options.find(({ long }) => long === '--standards')?.hidden).toBe(true)
  }
})
