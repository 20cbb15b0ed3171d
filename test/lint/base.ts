import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Blocks, Case } from '../../tools/lint-tables.ts'
import { type Files, world } from '../define/world.ts'

const base = 'test/lint/base'
const read = (file: string) => parse(readFileSync(join(base, file), 'utf8'))

const exampleFile = stringify([{ note: '还没有填', level: 'upper', want: { vetoes: [] } }])

/** The base with the blocks of a case. */
export function filesOf(one: Case): Files {
  const files = world()
  for (const file of [
    'batch.yaml',
    'calendar/cn-2026.yaml',
    'demo/histories/whole.yaml',
    'demo/basic/history.yaml',
  ])
    files.delete(file)
  const put = (file: string, value: object): void => {
    files.set(`demo/${file}`, stringify(value, { lineWidth: 0 }))
  }
  put('basic/standard.yaml', merged(one.standard))
  files.set('demo/basic/examples.yaml', exampleFile)
  put('facts.yaml', { format: 1, facts: { ...read('facts.yaml').facts, ...one.shared } })
  const fields = parse(files.get('demo/fields.yaml')!)
  put('fields.yaml', { ...fields, sets: { ...fields.sets, ...one.fields } })
  put('programme.yaml', { ...parse(files.get('demo/programme.yaml')!), ...one.programme })
  if (one.other) {
    put('other/standard.yaml', {
      ...merged(one.other),
      ...{ id: 'other', applies_to: { sector: 'other' }, sector: 'other' },
    })
    files.set('demo/other/examples.yaml', exampleFile)
  }
  return files
}

const merged = (blocks: Blocks = {}): object => {
  const plain = read('standard.yaml')
  return { ...plain, ...blocks, facts: { ...plain.facts, ...blocks.facts } }
}
