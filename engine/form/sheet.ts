import type { Programme } from '../programme.ts'
import { type Fact, mayBeBlank, type Supplier } from '../score/fact.ts'
import type { IndicatorNode, ScoringStandard, Table } from '../score/standard.ts'
import type { ProcedureFile, StandardFile } from '../shapes.ts'
import { inWords, type JsonObject, type Text } from '../terms.ts'
import { bothNames } from './value.ts'

/** A sentence in both languages. */
export interface Both {
  readonly zh: string
  readonly en: string
}

/** The sentences that a sheet shows and that stand elsewhere: rules, spans, parties. */
export interface Tellings {
  readonly rules: (node: IndicatorNode, facts: ScoringStandard['facts']) => readonly Both[]
  readonly period: (id: string) => Both
  readonly supplier: (id: Supplier) => Both
}

/** What sheets are made of. */
export interface Sheets {
  readonly file: StandardFile
  readonly standard: ScoringStandard
  readonly programme: Programme
  /** The procedure of the level. */
  readonly procedure: ProcedureFile | null
  readonly level: string
  /** What is known of the unit: the facts by which the standard differs. */
  readonly profile: { readonly [fact: string]: string | boolean | number }
  /** The tables by which such a case may be scored. */
  readonly tables: readonly Table[]
  readonly tell: Tellings
}

export const sheetKinds = ['filing', 'evidence', 'score'] as const
export type SheetKind = (typeof sheetKinds)[number]

/** Title in Chinese, English beside it where there is any. */
export const titled = (text: Text): JsonObject => {
  const en = inWords(text, 'en')
  return { title: inWords(text), ...(en !== inWords(text) && { 'x-title-en': en }) }
}

/** A whole sheet: what it is of, and its members in order. */
export function sheet(
  { file, level, profile }: Sheets,
  kind: SheetKind,
  title: Both,
  members: JsonObject,
): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:biaogan:${file.id}:${file.version}:${level}:${kind}`,
    title: `${inWords(file.name)} · ${title.zh}`,
    'x-title-en': `${inWords(file.name, 'en')} · ${title.en}`,
    'x-sheet': {
      standard: `${file.id}@${file.version}`,
      level,
      kind,
      ...(Object.keys(profile).length > 0 && { profile }),
    },
    type: 'object',
    ...members,
    additionalProperties: false,
  }
}

/** What is to be told of a fact beside what its value may be. */
export function factHints(
  fact: Fact,
  { programme, tell }: Pick<Sheets, 'programme' | 'tell'>,
): JsonObject {
  const { by, unit, period, as_of, evidence } = fact
  const kinds = Object.fromEntries(
    (evidence ?? []).map((kind) => [kind, programme.evidence?.[kind] ?? kind]),
  )
  const names = bothNames(kinds) as { readonly [kind: string]: JsonObject }
  const help = helpOf(fact)
  return {
    ...titled(fact.name),
    ...(unit !== undefined && { 'x-unit': unit }),
    ...(by !== undefined && { 'x-supplier': { id: by, ...tell.supplier(by) } }),
    ...(period !== undefined && { 'x-period': { id: period, ...tell.period(period) } }),
    ...(as_of !== undefined && { 'x-as-of': as_of }),
    ...(evidence && { 'x-evidence': evidence.map((id) => ({ id, ...names[id] })) }),
    ...(help.length > 0 && { 'x-help': help as unknown as JsonObject }),
  }
}

const helpOf = (fact: Fact): readonly Both[] => [
  ...(fact.reason === 'required'
    ? [{ zh: '须在 note 写明理由', en: 'needs its reason in "note"' }]
    : []),
  ...(mayBeBlank(fact)
    ? [{ zh: '没有定目标的，value 写 null', en: 'no target: "value" is null' }]
    : []),
  ...(fact.type === 'choice' && fact.many
    ? [{ zh: '经查看一项也没有的，写空的列表', en: 'looked at and none found: an empty list' }]
    : []),
  ...(fact.type === 'occurrences'
    ? [{ zh: '没有发生的，写空的列表', en: 'nothing happened: an empty list' }]
    : []),
]
