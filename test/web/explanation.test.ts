import { expect, test } from 'vitest'
import { createServer } from '../../server/index.ts'
import { portal } from '../../web/portal/index.ts'
import { freshHouse } from '../databases/index.ts'
import { playFirst } from '../server/world.ts'
import { get } from './world.ts'

test('an explanation says what each veto does, how far it looks back, what cures it and what it bars', async () => {
  const clock = { now: '' }
  const house = await freshHouse('pglite', clock)
  await playFirst(house, clock, ({ do: name }) => name === 'conclude')
  const version = { dev: true, version: 'test' }
  const app = await createServer(house, { ...version, pages: (one) => portal(one, version) })
  const page = async (language: string) =>
    (await get(app, `/cases/hall/explanation?lang=${language}`, 'city-li')).body

  expect(await page('zh')).toContain(
    '触发则不予达标，得分照常公布；回溯 24 个月；不因整改而免除；本届不得再备案',
  )
  expect(await page('en')).toContain('looks back 24 months; nothing cures it')
  await app.close()
  await house.close()
})
