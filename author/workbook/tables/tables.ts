import type { Authored } from '../../../engine/index.ts'
import type { Table } from '../table.ts'
import { binderOf } from './binder.ts'
import { exampleTables } from './examples.ts'
import { standardTables } from './standard.ts'

/** A standard and its examples as the sheets of a workbook. */
export function tablesOf(authored: Authored): readonly Table[] {
  const binder = binderOf(authored)
  return [...standardTables(binder), ...exampleTables(authored, binder.nameOf)]
}
