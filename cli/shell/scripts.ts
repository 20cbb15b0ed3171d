import type { Branch } from './tree.ts'
import type { Value } from './values.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** The script that makes a shell complete the command line, from its tree. What only definitions know it asks for. */
export const scriptOf = (shell: Shell, branches: readonly Branch[]): string =>
  ({ bash, zsh, fish })[shell](branches)

const names = (all: readonly { readonly name: string }[]): string =>
  all.map(({ name }) => name).join(' ')

/** One line for each word that leads from a command to one below it. */
const steps = (branches: readonly Branch[]): readonly string[] =>
  branches.slice(1).map(({ path }) => {
    const [last, ...above] = path.split(' ').reverse()
    return `      '${above.reverse().join(' ')}:${last}') at='${path}' ;;`
  })

/** The options after which a value stands that is known, with what gives it. */
const valued = (
  branches: readonly Branch[],
  give: (value: Value) => string | null,
): readonly string[] =>
  branches.flatMap(({ path, options }) =>
    options.flatMap(({ name, value }) => {
      const gives = value && give(value)
      return gives === null ? [] : [`      '${path}:${name}') ${gives} ;;`]
    }),
  )

const asks = ({ values }: Branch): boolean => values.some(({ one }) => one !== 'any')

const bash = (branches: readonly Branch[]): string => `# biaogan: eval "$(biaogan completion bash)"
_biaogan() {
  local line="\${COMP_LINE:0:COMP_POINT}" at='' word before='' all='' full prefix=''
  local -a words
  read -ra words <<< "$line"
  [[ "$line" == *' ' ]] && words+=('')
  full="\${words[\${#words[@]}-1]}"
  for word in "\${words[@]:1:\${#words[@]}-2}"; do
    case "$at:$word" in
${steps(branches).join('\n')}
    esac
    before="$word"
  done
  if [[ "$full" == --*=* ]]; then
    before="\${full%%=*}" prefix="$before=" full="\${full#*=}"
  fi
  case "$at:$before" in
${valued(branches, bashValue).join('\n')}
    *)
      case "$at" in
${branches.map(bashBranch).join('\n')}
      esac ;;
  esac
  # A word that the shell takes apart (at = or @) is completed behind its last part.
  local current="\${COMP_WORDS[COMP_CWORD]}"
  [[ "$current" == '=' || "$current" == '@' ]] && current=''
  local cut="\${prefix}\${full%"$current"}"
  [[ -n "$prefix" ]] && cut="\${full%"$current"}"
  COMPREPLY=($(compgen -W "$all" -- "$full"))
  COMPREPLY=("\${COMPREPLY[@]#"$cut"}")
}
complete -o bashdefault -o default -F _biaogan biaogan
`

const asked = `$(biaogan complete -- "\${words[@]:1}" 2>/dev/null)`

function bashValue(value: Value): string | null {
  if (value.one === 'any') return `all=''`
  return value.one === 'choice' ? `all='${value.of.join(' ')}'` : `all="${asked}"`
}

function bashBranch(branch: Branch): string {
  const { path, commands, options } = branch
  const words = names(commands)
  const plain = asks(branch) ? `all="${asked}"` : `all='${words}'`
  return `        '${path}') if [[ "$full" == -* ]]; then all='${names(options)} --help'; else ${plain}; fi ;;`
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
const described = (all: readonly { readonly name: string; readonly means: string }[]): string =>
  all.map(({ name, means }) => quoted(`${name}:${means}`)).join(' ')

const zsh = (branches: readonly Branch[]): string => `#compdef biaogan
# biaogan: eval "$(biaogan completion zsh)"
_biaogan() {
  local at='' word before="\${words[CURRENT-1]}"
  local -a all
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at:$word" in
${steps(branches).join('\n')}
    esac
  done
  case "$at:$before" in
${valued(branches, zshValue).join('\n')}
  esac
  case "$at" in
${branches.map(zshBranch).join('\n')}
  esac
}
compdef _biaogan biaogan
`

const zshAsked = `\${(f)"$(biaogan complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"}`

function zshValue(value: Value): string {
  if (value.one === 'any') return '_files; return'
  const words = value.one === 'choice' ? value.of.join(' ') : zshAsked
  return `compadd -- ${words}; return`
}

function zshBranch(branch: Branch): string {
  const { path, commands, options } = branch
  const plain = asks(branch)
    ? `compadd -- ${zshAsked}`
    : commands.length > 0
      ? `all=(${described(commands)}); _describe -t commands biaogan all`
      : '_files'
  return `    '${path}') if [[ "\${words[CURRENT]}" == -* ]]; then all=(${described(options)}); _describe -t options biaogan all; else ${plain}; fi ;;`
}

const fish = (branches: readonly Branch[]): string =>
  [
    '# biaogan: biaogan completion fish | source',
    'function __biaogan_at',
    '  set -l at',
    '  for word in (commandline -opc)[2..]',
    '    switch "$at:$word"',
    ...branches.slice(1).map(({ path }) => {
      const [last, ...above] = path.split(' ').reverse()
      return `      case '${above.reverse().join(' ')}:${last}'; set at '${path}'`
    }),
    '    end',
    '  end',
    '  test "$at" = "$argv[1]"',
    'end',
    'complete -c biaogan -e',
    ...branches.flatMap(fishBranch),
    '',
  ].join('\n')

const fishAsked = "'(biaogan complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'"

function fishBranch(branch: Branch): readonly string[] {
  const { path, commands, options } = branch
  const here = `complete -c biaogan -n '__biaogan_at "${path}"'`
  return [
    ...commands.map(({ name, means }) => `${here} -f -a ${name} -d ${quoted(means)}`),
    ...(asks(branch) ? [`${here} -f -a ${fishAsked}`] : []),
    ...options.map(({ name, means, value }) => {
      const words =
        value?.one === 'choice'
          ? `-xa '${value.of.join(' ')}'`
          : value?.one === 'known'
            ? `-xa ${fishAsked}`
            : value
              ? '-r'
              : ''
      return `${here} -l ${name.replace(/^--/, '')} ${words} -d ${quoted(means)}`.replace('  ', ' ')
    }),
  ]
}
