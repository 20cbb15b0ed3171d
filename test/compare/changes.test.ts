import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type ChangeKind, compareStandards } from '../../engine/index.ts'
import { authored, changed, hall } from './world.ts'

interface Row {
  readonly note: string
  readonly replace: readonly { readonly find: string; readonly with: string }[]
  readonly want: readonly {
    readonly kind: ChangeKind
    readonly path: string
    readonly zh: string
    readonly en: string
    readonly witness?: string
  }[]
}
const rows: readonly Row[] = parse(readFileSync('test/compare/changes.yaml', 'utf8'))
const base = authored(hall)

test.each(rows)('$note', ({ replace, want }) => {
  const later = authored(changed(hall, replace))
  const found = compareStandards(base, later)
  expect(
    found.map(({ kind, path, zh, en, witness }) => ({
      ...{ kind, path, zh, en },
      ...(witness && { witness: witness.zh }),
    })),
  ).toEqual(want)
  const back = compareStandards(later, base).map(({ kind }) => other[kind] ?? kind)
  expect(back.toSorted(), 'the way back').toEqual(found.map(({ kind }) => kind).toSorted())
})

/** What a kind is on the way back. */
const other: Partial<Record<ChangeKind, ChangeKind>> = {
  relaxing: 'tightening',
  tightening: 'relaxing',
}

test('each change is placed where either version writes it', () => {
  const later = changed(hall, [
    { find: 'at_most: 15, points: 12', with: 'at_most: 15, points: 10' },
  ])
  const [change] = compareStandards(base, authored(`# one line more\n${later}`))
  const line = hall.split('\n').findIndex((text) => text.includes('at_most: 15, points: 12')) + 1
  expect(change!.at.before).toMatchObject({ file: 'demo/hall/standard.yaml', line })
  expect(change!.at.after).toMatchObject({ file: 'demo/hall/standard.yaml', line: line + 1 })
})
