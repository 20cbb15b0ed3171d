import { describe, expect, test } from 'vitest'
import { inWords } from '../../engine/index.ts'
import { definitionsIn, shipped } from '../../server/index.ts'
import { graphOf } from '../../web/portal/flow/graph.ts'
import { layOut } from '../../web/portal/flow/layout.ts'
import { drawFlow, flowFigure, type Procedure } from '../../web/portal/flow.ts'
import { nameOf } from '../../web/portal/words.ts'

const definitions = definitionsIn(shipped)
const found = definitions.find(({ kind }) => kind === 'programme')!
if (found.kind !== 'programme') throw new Error('no programme')
const programme = found.value

/** Of another programme: a case that is reopened, a skipped stage, a step beside the row, long names. */
const other: Procedure = {
  format: 1,
  id: 'other',
  version: '1',
  programme: 'other',
  name: '另一流程',
  source: 'x',
  opens: {
    begin: { name: '开始', by: 'head', to: 'one.a' },
    late: { name: '补录', by: 'head', to: 'one.c' },
  },
  stages: {
    one: {
      name: '一个名字特别特别特别长的环节',
      phase: 'pursuing',
      source: 'x',
      steps: {
        a: {
          name: 'A',
          commands: {
            jump: { name: '跳到末尾', by: 'head', to: 'three.z' },
            skip: { name: '跳过', by: 'head', to: 'one.c' },
          },
        },
        b: {
          name: '一个名字特别特别特别特别特别长的步骤名',
          commands: { back: { name: '退回', by: 'clock', to: 'one.a' } },
        },
        c: {
          name: 'C',
          commands: {
            far: { name: '远', by: 'head', to: 'three.y' },
            stop: { name: '停', by: 'head', to: 'gone.x' },
          },
        },
      },
    },
    two: { name: '二', phase: 'pursuing', source: 'x', steps: { m: { name: 'M' } } },
    three: {
      name: '三',
      phase: 'holding',
      source: 'x',
      steps: {
        y: { name: 'Y', commands: { home: { name: '回', by: 'head', to: 'one.b' } } },
        z: { name: 'Z' },
      },
    },
    gone: {
      name: '终',
      phase: 'closed',
      source: 'x',
      steps: { x: { name: 'X', commands: { reopen: { name: '重开', by: 'head', to: 'two.m' } } } },
    },
    lost: { name: '废', phase: 'closed', source: 'x', steps: { w: { name: 'W' } } },
  },
}

const procedures = [
  ...definitions.flatMap((one) => (one.kind === 'procedure' ? [one.value] : [])),
  other,
]
const marks = { id: 'flow', name: '流程', language: 'zh' as const }

describe.each(procedures.map((one) => [one.id, one] as const))(
  'the drawing of %s',
  (_, procedure) => {
    const layout = layOut(graphOf(procedure))
    const drawing = String(drawFlow(procedure, marks))

    test('has every stage and every step, by name', () => {
      for (const { name, steps } of Object.values(procedure.stages)) {
        expect(drawing).toContain(`<title>${inWords(name)}</title>`)
        for (const step of Object.values(steps))
          expect(drawing).toContain(`<title>${inWords(step.name)}`)
      }
      expect(layout.boxes).toHaveLength(
        Object.values(procedure.stages).flatMap(({ steps }) => Object.keys(steps)).length,
      )
    })

    test('has no box upon another, and none outside', () => {
      for (const [at, a] of layout.boxes.entries()) {
        expect(
          a.x >= 0 && a.y >= 0 && a.x + a.w <= layout.width && a.y + a.h <= layout.height,
        ).toBe(true)
        for (const b of layout.boxes.slice(at + 1))
          expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(
            true,
          )
      }
    })

    test('has lines that run level or upright, and through no box', () => {
      for (const { points } of layout.lines)
        for (const [at, [x, y]] of points.slice(1).entries()) {
          const [fromX, fromY] = points[at]!
          expect(x === fromX || y === fromY, `${fromX},${fromY} → ${x},${y}`).toBe(true)
          const inside = layout.boxes.filter(
            (box) =>
              Math.max(x, fromX) > box.x + 1 &&
              Math.min(x, fromX) < box.x + box.w - 1 &&
              Math.max(y, fromY) > box.y + 1 &&
              Math.min(y, fromY) < box.y + box.h - 1,
          )
          expect(inside.map(({ node }) => node.id)).toEqual([])
        }
    })

    test('is the same every time', () => {
      expect(String(drawFlow(structuredClone(procedure), marks))).toBe(drawing)
    })
  },
)

test('what the clock does is dashed, what leads back is apart, and the current step says so in words', () => {
  const procedure = procedures[0]!
  const step = Object.keys(procedure.stages)[0]!
  const first = `${step}.${Object.keys(procedure.stages[step]!.steps)[0]}`
  const drawing = String(
    drawFlow(procedure, {
      ...marks,
      current: first,
      counts: new Map([[first, 7]]),
      href: (one) => `/at?${one}`,
    }),
  )
  expect(drawing).toMatch(/class="(ahead|back|end) system"/)
  expect(drawing).toMatch(/class="back"/)
  expect(drawing).toContain('现在在这一步')
  expect(drawing).toContain('7 件')
  expect(drawing).toContain(`<a href="/at?${first}">`)
  expect(drawing).not.toMatch(/style=|<script|on[a-z]+=/)
})

test('a hostile name in a definition is shown, not run', () => {
  const [stage] = Object.values(other.stages)
  const evil = { ...other, stages: { one: { ...stage!, name: '<script>alert(1)</script>' } } }
  const only = { ...evil, opens: { begin: { name: '<b>', by: 'head', to: 'one.a' } } } as Procedure
  const shown = String(
    drawFlow(
      { ...only, stages: { one: { ...evil.stages.one, steps: { a: { name: '"><img>' } } } } },
      marks,
    ),
  )
  expect(shown).not.toMatch(/<script>|<img>|<b>/)
})

test('the words below the drawing name every command, and every guard and deadline has a word', () => {
  for (const procedure of procedures.filter(({ id }) => id !== 'other')) {
    const words = String(flowFigure(procedure, programme, marks, { open: true }))
    const commands = [
      ...Object.values(procedure.opens),
      ...Object.values(procedure.stages).flatMap(({ steps }) =>
        Object.values(steps).flatMap(({ commands = {} }) => Object.values(commands)),
      ),
    ]
    for (const { name, when = [], at } of commands) {
      expect(words).toContain(`<b>${inWords(name)}</b>`)
      for (const guard of when) expect(nameOf('guard', guard, 'zh'), guard).not.toBe(guard)
      if (at !== undefined) expect(nameOf('deadline', at, 'zh'), at).not.toBe(at)
    }
  }
})
