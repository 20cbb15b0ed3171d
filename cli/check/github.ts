import type { Language } from '../../engine/index.ts'
import { severityOf, type Told } from './told.ts'

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** In a property the signs that end it are escaped as well. */
const asProperty = (text: string): string =>
  escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** A problem as a workflow command, which GitHub shows at its line. */
export function githubLine(told: Told, path: string, language: Language): string {
  const { line, column, endLine, endColumn, code, fix } = told
  const right = fix ? (language === 'zh' ? `；应为：${fix.zh}` : `; right would be: ${fix.en}`) : ''
  const properties = Object.entries({
    file: path,
    line,
    col: column,
    endLine,
    endColumn,
    title: code,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${asProperty(String(value))}`)
  return `::${commands[severityOf(told)]} ${properties.join(',')}::${escaped(told[language] + right)}`
}
