import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Command, CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { plain } from '../../cli/colour.ts'
import { languageOf } from '../../cli/language.ts'
import { programOf } from '../../cli/program.ts'
import { completions } from '../../cli/shell/complete.ts'
import { headingsIn } from '../../cli/shell/headings.ts'
import { manualText } from '../../cli/shell/manual.ts'
import { nameOf, pageOf } from '../../cli/shell/page.ts'
import { scriptOf, shells } from '../../cli/shell/scripts.ts'
import { branchesOf } from '../../cli/shell/tree.ts'
import { inOne, isBoth } from '../../cli/shell/wording.ts'
import { sayMistake } from '../../cli/shell/words.ts'
import { widthOf } from '../../cli/width.ts'
import { readFolder, shipped } from '../../server/index.ts'
import { loaded } from '../shipped.ts'
import { line } from './line.ts'

const { program } = programOf(() => {})
const withAll = (one: Command): readonly Command[] => [one, ...one.commands.flatMap(withAll)]
const commands = withAll(program).filter((one) => one.name() !== 'help')

test.each([
  ['by --lang, whatever the locale', 'en', { LANG: 'zh_CN.UTF-8' }, 'en'],
  ['by --lang zh', 'zh', { LANG: 'C' }, 'zh'],
  ['a Chinese locale', undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'],
  ['Chinese of Taiwan', undefined, { LANG: 'zh_TW' }, 'zh'],
  ['Chinese without a place', undefined, { LC_ALL: 'zh' }, 'zh'],
  ['an English locale', undefined, { LANG: 'en_US.UTF-8' }, 'en'],
  ['another locale', undefined, { LANG: 'de_DE.UTF-8' }, 'en'],
  ['a plain locale', undefined, { LANG: 'C.UTF-8' }, 'en'],
  ['POSIX', undefined, { LC_ALL: 'POSIX' }, 'en'],
  ['LC_ALL over LANG', undefined, { LC_ALL: 'zh_CN', LANG: 'en_US' }, 'zh'],
  ['messages over LANG', undefined, { LC_MESSAGES: 'en_US', LANG: 'zh_CN' }, 'en'],
  ['an empty LC_ALL, which says nothing', undefined, { LC_ALL: '', LANG: 'zh_CN' }, 'zh'],
] as const)('the language is known: %s', (_, flag, environment, want) => {
  expect(languageOf(flag, environment, () => 'de-DE')).toBe(want)
})

test('where no locale is set the system is asked', () => {
  expect(languageOf(undefined, {}, () => 'zh-Hans-CN')).toBe('zh')
  expect(languageOf(undefined, {}, () => 'en-US')).toBe('en')
})

test('a text in both languages is read in one; a slash that stands between nothing is left', () => {
  expect(inOne('以 JSON 输出 / print JSON', 'zh')).toBe('以 JSON 输出')
  expect(inOne('以 JSON 输出 / print JSON', 'en')).toBe('print JSON')
  expect(inOne('默认 ./data / ./data by default', 'zh')).toBe('默认 ./data')
  expect(inOne('默认 ./data / ./data by default', 'en')).toBe('./data by default')
  expect(inOne('文件', 'en')).toBe('文件')
})

test.each(commands.map((one) => [nameOf(one), one] as const))(
  '"%s" is described in both languages, with everything that it takes, and has an example',
  (_, command) => {
    const given = [...command.options, ...command.registeredArguments].map((one) => one.description)
    expect([command.description(), ...given].filter((one) => !isBoth(one))).toEqual([])
    const { examples } = pageOf(command, 'zh')
    expect(examples.length > 0 || command.commands.length > 0).toBe(true)
    for (const one of examples) expect(one).toMatch(/\bbiaogan\b/)
  },
)

test.each(commands.map((one) => [nameOf(one), one] as const))(
  'the help of "%s" is a page that fits its screen, in the language that was asked for',
  (_, command) => {
    for (const language of ['zh', 'en'] as const) {
      const text = manualText(pageOf(command, language), { language, screen: 80, colours: plain })
      expect(text.startsWith(language === 'zh' ? '名称\n' : 'NAME\n')).toBe(true)
      expect(text).toMatch(
        language === 'zh' ? /\n退出码\n {2}0 {2}没有问题/ : /\nEXIT STATUS\n {2}0/,
      )
      const [told] = text.split(/\n(?:例|EXAMPLES)\n/)
      if (language === 'en') expect(told).not.toMatch(/\p{Script=Han}/u)
      const wide = told!
        .split('\n')
        .filter((one) => widthOf(one) > 80 && !one.includes('biaogan new'))
      expect(wide).toEqual([])
      expect(text).not.toMatch(/^(?:Usage|Options|Arguments):/m)
    }
  },
)

/** How a command line may be mistyped; what is said in each language, and that it ends with 2. */
const mistakes = parse(readFileSync('test/cli/mistakes.yaml', 'utf8')) as readonly {
  readonly words: string
  readonly zh: string
  readonly en: string
}[]

/** What is said of a command line in this process, and with what it ends. */
function typed(words: readonly string[]): { code: string; exit: number; output: string } {
  const { program: own } = programOf(() => {})
  let output = ''
  const keep = (text: string): void => {
    output += text
  }
  for (const one of withAll(own))
    one.exitOverride().configureOutput({ writeOut: keep, writeErr: keep })
  try {
    own.parseOptions([...words])
    own.parse([...words], { from: 'user' })
    return { code: '', exit: 0, output }
  } catch (error) {
    const { code, exitCode } = error as CommanderError
    return { code, exit: exitCode, output }
  } finally {
    process.exitCode = 0
  }
}

test.each(mistakes)('a mistyped command line says what was meant: biaogan $words', (one) => {
  for (const language of ['zh', 'en'] as const) {
    const { exit, output } = typed([...one.words.split(' '), '--lang', language])
    expect(exit).toBe(2)
    expect(output).toBe(`${one[language]}\n`)
  }
})

test('a mistyped command line ends with 2, and a locale decides the language of what is said', async () => {
  const { ended, output } = line(['chek'], { LANG: 'zh_CN.UTF-8' })
  expect(await ended).toBe(2)
  expect(output()).toBe(`${mistakes[0]!.zh}\n`)
})

test('all that signing cannot do without is asked for at once', async () => {
  const { ended, output } = line(['sign', 'hall', '--as', 'zhang'], { LANG: 'zh_CN.UTF-8' })
  expect(await ended).toBe(2)
  expect(output()).toBe(
    '错误：必须写选项 --key <file>、--step <step>\n用法见 biaogan sign --help\n',
  )
})

test('what commander says and nobody has put into Chinese is said as it is', () => {
  expect(sayMistake('error: something new', 'biaogan', 'zh')).toBe(
    'error: something new\n用法见 biaogan --help',
  )
})

test('without the command that it wants it shows what there is, and ends with 2', () => {
  const { exit, output } = typed(['new', '--lang', 'zh'])
  expect(exit).toBe(2)
  expect(output).toMatch(/^名称\n {2}biaogan new — /)
})

test('help is asked for in three ways, and is no failure', () => {
  const [first, ...others] = [
    ['check', '--help'],
    ['help', 'check'],
    ['check', '-h'],
  ].map((words) => typed([...words, '--lang', 'en']))
  expect(first!.output).toMatch(/^NAME\n {2}biaogan check — check definitions/)
  for (const one of others) expect(one).toMatchObject({ exit: 0, output: first!.output })
})

test.each([
  ['a command', ['che'], ['check']],
  ['a command below another', ['new', 'stan'], ['standard']],
  ['nothing that is hidden', ['comple'], ['completion']],
  ['an option', ['check', '--fo'], ['--format']],
  ['an option of every command', ['check', '--la'], ['--lang']],
  ['a choice', ['check', '--format', 's'], ['sarif']],
  ['a choice of an argument', ['completion', ''], ['bash', 'zsh', 'fish']],
  [
    'a standard by its version',
    ['new', 'standard', 'x', '--extends', 'mea'],
    ['measures-2016@2026.2.0'],
  ],
  ['a programme', ['export-machine', 'you'], ['youth-model-unit', 'youth-safety-post']],
  [
    'a procedure, which is the second argument',
    ['export-machine', 'youth-model-unit', ''],
    ['joint-naming', 'local', 'shop-floor', 'six-stages'],
  ],
  ['nothing where a file is wanted', ['run', ''], []],
])('what may be typed next: %s', (_, words, want) => {
  expect(completions(program, words, () => headingsIn(readFolder(shipped)))).toEqual(want)
})

test('what is read at a glance is what checking finds, but for what overlays make', () => {
  const headings = headingsIn(readFolder(shipped))
  const named = headings.map(({ kind, id, version }) => `${kind} ${id}@${version}`)
  const own = loaded.placed
    .filter(({ files }) => !files[0]!.includes('/overlays/'))
    .map(({ definition }) => definition)
    .filter(({ kind }) => kind !== 'calendar')
  expect(named.sort()).toEqual(
    own.map(({ kind, id, version }) => `${kind} ${id}@${version}`).sort(),
  )
  expect(headings.flatMap(({ sectors }) => sectors)).toContain('service-hall')
})

test.each([
  ['a quoted word', 'id: "unit"\nversion: "2.1"\n', [{ id: 'unit', version: '2.1' }]],
  ['a file that is not whole', 'id: unit\nversion: 2\nsectors: [', [{ id: 'unit', sectors: [] }]],
  ['a file without a head', 'name: 标准\n  id: unit\n', []],
])('a head is read for what it says: %s', (_, text, want) => {
  expect(headingsIn(new Map([['demo/programme.yaml', text]]))).toMatchObject(want)
})

/** What is typed, and what bash offers at its end. */
const offers: readonly (readonly [typed: string, want: readonly string[]])[] = [
  ['biaogan che', ['check']],
  ['biaogan new st', ['standard']],
  ['biaogan check --form', ['--format']],
  ['biaogan check --format ', ['text', 'json', 'sarif', 'github']],
  ['biaogan check --format=sa', ['sarif']],
  ['biaogan --lang zh check --or', ['--origins']],
  ['biaogan new standard x --extends meas', ['measures-2016@2026.2.0']],
  ['biaogan new standard x --extends measures-2016@20', ['2026.2.0']],
  ['biaogan export-machine youth-model-unit l', ['local']],
  ['biaogan run st', []],
]

/** The script is read by bash itself, and the words are taken apart as it does; `biaogan` is what was built. */
const asked = `
biaogan() { '${process.execPath}' dist/cli/main.js "$@"; }
eval "$(biaogan completion bash)"
complete -p biaogan
while read -r -d '|' COMP_LINE; do
  COMP_LINE="\${COMP_LINE%.}"; COMP_POINT=\${#COMP_LINE}
  COMP_WORDS=(); rest="$COMP_LINE"
  while [[ -n "$rest" ]]; do
    if [[ "$rest" =~ ^\\ +(.*)$ ]]; then rest="\${BASH_REMATCH[1]}"; continue; fi
    if [[ "$rest" =~ ^([=@:])(.*)$ || "$rest" =~ ^([^\\ =@:]+)(.*)$ ]]; then
      COMP_WORDS+=("\${BASH_REMATCH[1]}"); rest="\${BASH_REMATCH[2]}"
    fi
  done
  [[ "$COMP_LINE" == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]}-1))
  _biaogan
  echo "\${COMPREPLY[*]}"
done`

test('bash completes commands, options, choices and ids', () => {
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', asked], {
    encoding: 'utf8',
    input: offers.map(([typed]) => `${typed}.|`).join(''),
  })
  expect(stderr).toBe('')
  const [registered, ...found] = stdout.split('\n').slice(0, -1)
  // Files where nothing else is known.
  expect(registered).toBe('complete -o bashdefault -o default -F _biaogan biaogan')
  expect(found).toEqual(offers.map(([, want]) => want.join(' ')))
})

test('a description in a script ends no quotes and has no second line', () => {
  for (const shell of shells) {
    const script = scriptOf(shell, branchesOf(program, 'zh'))
    expect(script.split("'").length % 2).toBe(1)
    expect(script).toContain('check')
  }
})
