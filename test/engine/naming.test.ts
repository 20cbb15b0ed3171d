import { expect, test } from 'vitest'
import { formNamed, modeNamed, sectorNamed } from '../../engine/index.ts'

const programme = {
  sectors: { post: { name: { zh: '邮政', en: 'Post' }, source: 'plan 1.b' } },
  assessment: {
    modes: { direct: { name: '直接考核' } },
    forms: { 'dossier-review': { name: '审核材料' } },
    source: 'plan 3.d',
  },
}

test('a sector, a mode and a form have the name that the programme lists', () => {
  expect(sectorNamed(programme, 'post')).toEqual({ zh: '邮政', en: 'Post' })
  expect(modeNamed(programme, 'direct')).toBe('直接考核')
  expect(formNamed(programme, 'dossier-review')).toBe('审核材料')
})

test.each(['kennel-hall', 'constructor', 'to-string'])(
  '%s, which is not listed, is its id',
  (id) => {
    expect(sectorNamed(programme, id)).toBe(id)
    expect(modeNamed(programme, id)).toBe(id)
    expect(formNamed(programme, id)).toBe(id)
  },
)

test('a programme that lists nothing names nothing', () => {
  expect([sectorNamed({}, 'post'), modeNamed({}, 'direct'), formNamed({}, 'visit')]).toEqual([
    'post',
    'direct',
    'visit',
  ])
})
