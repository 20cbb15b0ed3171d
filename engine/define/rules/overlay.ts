import type { OverlayFile } from '../../shapes.ts'
import { type Rule, unknownWords } from '../rule.ts'
import type { Path } from '../source.ts'

/** An overlay with the ids of the standards that are written, null where one cannot be read, and of those it is laid on. */
export interface Laying extends OverlayFile {
  readonly written: readonly string[] | null
  readonly on: readonly string[]
}

/** What a schema cannot say of an overlay; the rest is said of the standards that it makes. */
export const overlayRules = {
  'folder-differs': ({ id }, report, { folder }) => {
    if (id !== folder)
      report(
        ['id'],
        `标识 ${id} 与文件名 ${folder} 不同`,
        `the id "${id}" differs from the name of the file, "${folder}"`,
        [folder, folder],
      )
  },

  'programme-unknown': ({ programme }, report, world) =>
    unknownWords([[['programme'], programme]], [world.programme.id], report, '活动', 'programme'),

  'standard-unknown': ({ over, except = [], examples = {}, written }, report) => {
    if (!written) return
    const values: readonly [Path, string][] = [
      [['over'], over],
      ...except.map((id, at): [Path, string] => [['except', at], id]),
    ]
    unknownWords(values, written, report, '标准', 'standard')
    const keys = Object.keys(examples).map((id): [Path, string] => [['examples', id], id])
    unknownWords(keys, written, report, '标准', 'standard', 'key')
  },

  'overlay-idle': ({ over, written, on }, report) => {
    if (written?.includes(over) && on.length === 0)
      report(
        ['over'],
        '没有一份标准可以叠加：都写有同样的适用范围，或都在 except 里',
        'it is laid on no standard: all are excepted, or are for such collectives already',
      )
  },

  /** Nothing would hold them, and nobody would know. */
  'overlay-astray': ({ examples = {}, written, on }, report) => {
    for (const id of Object.keys(examples))
      if (on.length > 0 && written?.includes(id) && !on.includes(id))
        report(
          ['examples', id],
          `没有叠加在 ${id} 上，这些示例无从核对`,
          `it is not laid on ${id}: nothing holds these examples`,
          [on.join('、'), on.join(', ')],
          'key',
        )
  },

  /** What is changed is named as the standard has it that it is laid on, whatever the others are called. */
  'tailor-target': ({ over, tailor = [], written }, report) => {
    if (written && !written.includes(over)) return
    for (const [at, { target }] of tailor.entries()) {
      const [first, ...rest] = target.split('/')
      const right = [over, ...rest].join('/')
      if (first !== over)
        report(
          ['tailor', at, 'target'],
          `叠加在 ${over} 上，改哪里都以它开头`,
          `it is laid on ${over}, with which every target begins`,
          [right, right],
        )
    }
  },
} satisfies Record<string, Rule<Laying>>
