import {
  type Authored,
  asRecorded,
  type Placed,
  type Problem,
  type PublicationStep,
  tied,
} from '../../engine/index.ts'
import type { Registry } from './registry.ts'

/** A definition as a whole has a problem: at the first line of its own file. */
export const atFile = (file: string): Problem => ({
  ...{ file, line: 1, column: 1, code: '', zh: '', en: '', fix: null },
})

/** What a publication meets: the server's definitions, all that was sent, its step, and which of what was sent go on by it. */
interface Around {
  readonly registry: Registry
  readonly sent: readonly Placed[]
  readonly to: PublicationStep
  readonly goingOn: ReadonlySet<string>
}

/** What is wrong with a definition only here: what it was checked with, rests on or competes with is another on this server. */
export function aroundProblems(
  placed: Placed,
  authored: Authored | undefined,
  around: Around,
): readonly Problem[] {
  const at = atFile(placed.files[0]!)
  return [
    ...programmeProblems(placed, around, at),
    ...(authored ? parentProblems(authored, around, at) : []),
    ...(authored ? tieProblems(authored, around) : []),
  ]
}

/** It must have been checked with the programme as it is in force here, or as it is published with it. */
function programmeProblems(
  { definition: { kind, value } }: Placed,
  { registry, sent, goingOn }: Around,
  at: Problem,
): readonly Problem[] {
  if (kind !== 'standard' && kind !== 'procedure') return []
  const { programme: id } = value
  const used = sent.find(({ definition: one }) => one.kind === 'programme' && one.id === id)
  const here = registry.programme(id)
  const digest = used?.definition.digest
  if (digest === undefined || goingOn.has(digest) || here?.digest === digest) return []
  const [mine, theirs] = [used!.definition.version, here?.version ?? '—']
  if (mine === theirs) return [] // other bytes of the same version are said of the programme itself
  return [
    {
      ...at,
      code: 'programme-other',
      zh: `是按方案 ${id}@${mine} 检查的，服务器上在用的是 ${theirs}，内容不同；请先取得在用的一版`,
      en: `it was checked with the programme ${id}@${mine}, and in force on the server is another, ${theirs}; take that one first`,
    },
  ]
}

/** What it extends must have been made public before it, or be so with it. */
function parentProblems(
  { parent }: Authored,
  { registry, sent, goingOn }: Around,
  at: Problem,
): readonly Problem[] {
  if (!parent) return []
  const { id, version } = parent.value
  const found = sent.find(
    ({ definition: one }) => one.kind === 'standard' && one.id === id && one.version === version,
  )
  const digest = found?.definition.digest ?? ''
  const step = registry.publication(digest)
  if (goingOn.has(digest) || (step !== null && step !== 'draft' && step !== 'review')) return []
  return [
    {
      ...at,
      code: 'parent-unpublished',
      zh: `所沿用的 ${id}@${version} 还没有公布`,
      en: `what it extends, ${id}@${version}, is not published yet`,
    },
  ]
}

/** Neither of two standards in force may fit the same collectives from the same day. */
function tieProblems({ own, value }: Authored, { to, registry }: Around): readonly Problem[] {
  if (to !== 'trial' && to !== 'published') return []
  const ours = asRecorded(value, [{ step: to, at: '' }])
  return registry
    .candidates(value.programme)
    .filter(({ value: one }) => `${one.id}@${one.version}` !== `${value.id}@${value.version}`)
    .filter(({ value: one }) => tied(ours, one))
    .map(({ value: { id, version, effective } }) =>
      own.problem(
        own.place(['applies_to']),
        'choice-tied',
        `与服务器上的 ${id}@${version} 适用于同样的集体，又同从 ${effective.from} 起，分不出用哪一个`,
        `fits the same collectives as ${id}@${version} on the server, from the same day ${effective.from}`,
        [
          'applies_to 多写一个条件，或另一个施行日期（effective.from）',
          'one more key in applies_to, or another day in effective.from',
        ],
      ),
    )
}
