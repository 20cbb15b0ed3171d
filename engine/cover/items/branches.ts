import { branchIn, type Circumstance, type Varied, variedIn } from '../../compile/settle.ts'
import { blocksOf } from '../../compile/standard.ts'
import type { Settled } from '../../define/settled.ts'
import type { Path } from '../../define/source.ts'
import type { Aim, Item } from '../item.ts'
import type { Bench } from '../tried.ts'

/** Of everything that differs by level or by a fact, each branch that some case comes to. */
export function branchItems(bench: Bench): readonly Item[] {
  const { written, own, value } = bench.authored
  return variedIn(blocksOf(value))
    .filter(({ path }) => written(path).source === own)
    .flatMap(({ path, varied }) => itemsOf(path, varied, bench))
}

function itemsOf(path: Path, varied: Varied, { ways, authored }: Bench): readonly Item[] {
  const { levels } = authored.value
  const aimsAt = new Map<string, Aim[]>()
  for (const way of ways)
    for (const level of way.level === null ? levels : [way.level]) {
      const branch = branchIn(varied, circumstance(way, level))
      if (!branch) continue
      const key = JSON.stringify(branch)
      const aim = { level, decided: way.decided, goals: [] }
      aimsAt.set(key, [...(aimsAt.get(key) ?? []), aim])
    }
  return [...aimsAt].map(([key, aims]): Item => {
    const branch = JSON.parse(key) as Path
    const name = branch.filter((step) => step !== 'value').join(' ')
    return {
      ...{ kind: 'branch', by: 'any', path: [...path, ...branch], aims: aims.slice(0, 3) },
      zh: `${varied.vary} 为 ${name} 时`,
      en: `where ${varied.vary} is ${name}`,
      reached: ({ way, level }) =>
        way !== null && JSON.stringify(branchIn(varied, circumstance(way, level))) === key,
    }
  })
}

const circumstance = ({ decided }: Settled, level: string): Circumstance => ({
  level,
  value: (fact) => decided.get(fact) ?? null,
})
