// 用例表逐条运行：node --test
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import offer from './index.js'

const { admit, builtIn, exactText, rational, ...engine } = await import('{{engine}}')
const { parse } = createRequire(new URL('{{engine}}', import.meta.url))('yaml')

const from = { name: '{{package}}', version: '1.0.0' }
const offered = offer({ admit, builtIn, exactText, rational, ...engine })
const { methods, flaws } = admit(builtIn, offered, from)
const method = methods.get('{{kind}}')

test('引擎接受这种方法', () => {
  assert.deepEqual(flaws, [])
})

for (const { note, rule, points, seen, want } of parse(
  readFileSync(new URL('./{{kind}}.yaml', import.meta.url), 'utf8'),
))
  test(note, () => {
    const score = method.compile({ kind: '{{kind}}', ...rule }, rational(points))
    assert.equal(exactText(score((fact) => rational(seen[fact])).points), String(want))
  })
