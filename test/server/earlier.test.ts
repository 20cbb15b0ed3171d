import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { examplesIn, play, readScript, Script, shipped, viewDesk } from '../../server/index.ts'
import { databases, freshHouse } from '../databases/index.ts'

const file = 'standards/youth-model-unit/histories/three-stars-and-promotion.yaml'

test.each(databases)(
  'on %s a collective is offered again what it answered in its case before, and strangers see none of it',
  async (kind) => {
    const { script } = readScript(file, readFileSync(file, 'utf8'))
    const clock = { now: '2026-01-01T00:00:00.000Z' }
    const house = await freshHouse(kind, clock)
    const history = new Script(script!, '2026-11-22', examplesIn(shipped))
    await play({ house, clock, script: history, tell: () => {} })
    const desk = await viewDesk(house, 'star-2', 'head-chen')
    const shared = Object.keys(desk!.earlier)
    expect(shared).toContain('staff_total')
    expect(desk!.earlier.staff_total).not.toEqual({})
    expect(shared.every((fact) => Object.hasOwn(desk!.rulebook.programme.facts, fact))).toBe(true)
    expect((await viewDesk(house, 'star-2', 'passer-by'))!.earlier).toEqual({})
    await house.close()
  },
)
