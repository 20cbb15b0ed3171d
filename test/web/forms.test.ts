import { describe, expect, test } from 'vitest'
import { compileStandard, type Json, rational, type ScoringStandard } from '../../engine/index.ts'
import { definitionsIn, shipped } from '../../server/index.ts'
import { fieldInputs } from '../../web/portal/forms/fields.ts'
import type { Fields, Ground } from '../../web/portal/forms/ground.ts'
import { mark, readFields } from '../../web/portal/forms/read.ts'
import { html } from '../../web/portal/html.ts'
import { sayIn } from '../../web/portal/words.ts'
import { standardOf } from '../score/sheet.ts'

const definitions = definitionsIn(shipped)
const programme = definitions.flatMap((one) => (one.kind === 'programme' ? [one.value] : []))[0]!
const standard: ScoringStandard = definitions
  .filter(({ id }) => id === 'service-hall')
  .flatMap((one) => (one.kind === 'standard' ? [compileStandard(one.value, one.digest)] : []))[0]!

const ground: Ground = {
  visit: {
    language: 'zh',
    say: sayIn('zh'),
    actor: 'a',
    signedIn: true,
    dev: true,
    version: '',
    style: '',
    path: '/',
  },
  programme,
  form: 'f',
  party: 'assessor',
  standard,
  level: 'national',
  tables: standard.tables('national'),
  pinned: true,
  earlier: {},
  answers: {},
  unconfirmed: [],
  roles: ['expert', 'peer'],
  apart: [{ id: 'impression', name: '观感', given: [rational(8), rational(6)] }],
  conditions: [],
  batches: [],
  bodies: [],
  typed: null,
  flaws: new Set(),
}

describe('a template', () => {
  test('escapes whatever is no markup, in text and between quotes', () => {
    const name = `<script>alert("1")</script> & 'x'`
    expect(
      String(
        html`<p title="${name}">${name}${[1, null, undefined, false, html`<b>${'<'}</b>`]}</p>`,
      ),
    ).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;1<b>&lt;</b></p>',
    )
  })
})

describe('inputs', () => {
  const said = (value: Json) => ({ applicant: { state: 'answered' as const, value, seq: 3 } })
  const facts: Fields = { answers: { name: '事实', type: 'answers', class: 'internal' } }
  const drawn = (more: Partial<Ground>) =>
    String(fieldInputs({ ...ground, party: 'head', ...more }, facts))

  test('offer again what the collective answered in another case, and say so', () => {
    const earlier = { staff_total: said(42) }
    expect(drawn({ earlier })).toMatch(/name="a\.staff_total" value="42"/)
    expect(drawn({ earlier })).toContain('已带入上次所填，请核对')
    expect(drawn({})).not.toContain('已带入上次所填')
  })

  test('what was said in this case goes before what was said in another', () => {
    const page = drawn({ earlier: { staff_total: said(42) }, answers: { staff_total: said(7) } })
    expect(page).toMatch(/name="a\.staff_total" value="7"/)
    expect(page).not.toContain('已带入上次所填')
  })

  test('whoever assesses is offered nothing from another case', () => {
    const assessed = { assessor: { state: 'answered' as const, value: 3, seq: 9 } }
    const earlier = { ...{ staff_total: said(42) }, late_times: assessed }
    expect(drawn({ party: 'assessor', earlier })).not.toContain('已带入上次所填')
  })

  test('are drawn for every field set, each with a label', () => {
    for (const fields of Object.values(programme.fields)) {
      const drawn = String(html`${fieldInputs(ground, fields)}`)
      for (const [, id] of drawn.matchAll(/label for="([^"]+)"/g))
        expect(drawn).toContain(`id="${id}"`)
      for (const path of Object.keys(fields))
        if (!['answers', 'conditions', 'confirms', 'agreed'].includes(fields[path]!.type))
          expect(drawn).toContain(`name="f.${path}"`)
    }
  })

  test('for sheets that differ ask what was agreed and why, and bring it back item by item', () => {
    const fields = programme.fields.conclusion!
    const typed = { 'f.agreed.impression': '7.50', 'f.agreed.impression.reason': '看法取中' }
    const drawn = String(html`${fieldInputs({ ...ground, typed }, fields)}`)
    expect(drawn).toContain('各表得分：8、6')
    expect(drawn).toContain('name="f.agreed.impression" value="7.50"')
    expect(drawn).toContain('value="看法取中"')
    expect(readFields(fields, typed, null)).toEqual({
      agreed: { impression: { points: 7.5, reason: '看法取中' } },
    })
    const half = { 'f.agreed.impression': '', 'f.agreed.impression.reason': '' }
    expect(readFields(fields, half, null)).toEqual({})
  })

  test('are not drawn where nothing differs and no role is weighed', () => {
    const plain = { ...ground, roles: [], apart: [] }
    expect(fieldInputs(plain, programme.fields.conclusion!)).toEqual([])
    expect(String(html`${fieldInputs(plain, programme.fields.assessor!)}`)).not.toContain('f.role')
  })

  test('bring back what was typed, but not what is sealed', () => {
    const fields = programme.fields.objection!
    const typed = { 'f.statement': '无人值守', 'f.objector': '王某 13800000000' }
    const drawn = String(html`${fieldInputs({ ...ground, typed }, fields)}`)
    expect(drawn).toContain('无人值守')
    expect(drawn).not.toContain('王某')
    expect(drawn).toContain('封存')
  })

  test('for a judgement ask its reason, and for a fact of another party stand apart', () => {
    const drawn = String(html`${fieldInputs(ground, programme.fields.sheet!)}`)
    expect(drawn).toContain('name="n.visit_points"')
    expect(drawn).toMatch(/其他方提供的事实[\s\S]*name="a.cases_done"/)
    expect(drawn).not.toContain('name="a.youth_share"')
  })
})

describe('a target that may be left blank', () => {
  const targets = standardOf({
    facts: {
      done: { name: '完成', type: 'money', by: 'assessor', better: 'higher', as_of: '2026-12-31' },
      planned: { name: '计划', type: 'money', by: 'assessor', if_blank: 'full', as_of: 'filing' },
      story: { name: '事迹', type: 'text', by: 'assessor' },
    },
    indicators: [
      { id: 'a', name: '一', points: 5, score: { kind: 'target', of: 'done', reach: 'planned' } },
    ],
    grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
  })
  const answers: Fields = { answers: { name: 'x', type: 'answers', class: 'internal' } }
  const drawn = (value: Json) => {
    const given = {
      planned: { assessor: { state: 'answered' as const, value, seq: 1 } },
      story: { assessor: { state: 'answered' as const, value: { digest: 'abc' }, seq: 1 } },
    }
    const over = { standard: targets, level: 'upper', tables: targets.tables('upper') }
    return String(html`${fieldInputs({ ...ground, ...over, answers: given }, answers)}`)
  }

  test('says so when it was, and leaving it so sends nothing again', () => {
    expect(drawn(null)).toMatch(/<option value="blank" selected>没有定目标/)
    expect(drawn(4)).toMatch(/<option value="blank" >没有定目标/)
    const stood = { 's.planned': 'blank', 'o.planned': mark('blank', []) }
    expect(readFields(answers, stood, targets)).toEqual({ answers: {} })
    expect(readFields(answers, { 's.planned': 'blank' }, targets)).toEqual({
      answers: { planned: { state: 'answered', value: null } },
    })
  })

  test('is money, of the day that its fact names', () => {
    expect(drawn(4)).toContain('截至提交备案之日')
    expect(drawn(4)).toContain('截至 2026-12-31')
    expect(drawn(4)).toMatch(/name="a.planned" value="4" step="0.01"[^>]*><span>元<\/span>/)
  })

  test('stands beside texts, which are asked for and not shown again', () => {
    expect(drawn(4)).toMatch(/<textarea[^>]* name="a.story"[^>]*><\/textarea>/)
    expect(drawn(4)).not.toContain('abc')
    const stood = { 's.story': '', 'o.story': mark('', []), 'a.story': '' }
    expect(readFields(answers, stood, targets)).toEqual({ answers: {} })
  })
})

describe('a form is read', () => {
  const read = (typed: Readonly<Record<string, string | readonly string[]>>, fields: Fields) =>
    readFields(fields, typed, standard)
  const answers: Fields = { answers: { name: 'x', type: 'answers', class: 'internal' } }

  test('numbers as numbers where nothing is lost, else as they were typed', () => {
    const fields: Fields = { n: { name: 'n', type: 'count', class: 'internal' } }
    expect(read({ 'f.n': ' 12 ' }, fields)).toEqual({ n: 12 })
    expect(read({ 'f.n': '1e3' }, fields)).toEqual({ n: '1e3' })
    expect(read({ 'f.n': '12345678901234567' }, fields)).toEqual({ n: '12345678901234567' })
    expect(read({ 'f.n': '' }, fields)).toEqual({})
  })

  test('answers by the type of their fact; none of them is an answer, nothing ticked is not', () => {
    expect(
      read(
        {
          's.queue_minutes': '',
          'a.queue_minutes': '8.5',
          's.forced_ratings': '',
          'a.forced_ratings': 'false',
          's.convenience_kit': '',
          'a.convenience_kit': ['water', 'charger'],
          's.emergency_kit': '',
          'a.emergency_kit': '-',
          's.priority_lanes': '',
          's.extended_days': 'not_applicable:always_open',
          's.activities': 'no_evidence',
          's.visit_points': '',
          'a.visit_points': '3',
          'n.visit_points': '两次暗访',
        },
        answers,
      ),
    ).toEqual({
      answers: {
        queue_minutes: 8.5,
        forced_ratings: false,
        convenience_kit: ['water', 'charger'],
        emergency_kit: [],
        extended_days: { state: 'not_applicable', reason: 'always_open' },
        activities: { state: 'no_evidence' },
        visit_points: { state: 'answered', value: 3, note: '两次暗访' },
      },
    })
  })

  test('answers that stood and were not touched are not given again; emptied, they are taken back', () => {
    const stood = { 's.activities': '', 'o.activities': mark('', ['4']) }
    expect(read({ ...stood, 'a.activities': '4' }, answers)).toEqual({ answers: {} })
    expect(read({ ...stood, 'a.activities': '5' }, answers)).toEqual({ answers: { activities: 5 } })
    expect(read({ ...stood, 'a.activities': '' }, answers)).toEqual({
      answers: { activities: { state: 'unanswered' } },
    })
  })

  test('conditions and confirmations as they were ticked', () => {
    const fields: Fields = {
      conditions: { name: 'c', type: 'conditions', class: 'internal' },
      confirms: { name: 'k', type: 'confirms', class: 'internal' },
    }
    expect(read({ 'c.a': 'true', 'c.b': 'false' }, fields)).toEqual({
      conditions: { a: true, b: false },
    })
    expect(read({ k: ['x', 'y'] }, fields)).toMatchObject({ confirms: ['x', 'y'] })
    expect(read({ k: ['all', 'y'] }, fields)).toMatchObject({ confirms: 'all' })
  })
})
