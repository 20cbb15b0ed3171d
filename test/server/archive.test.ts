import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  examine,
  exportArchive,
  importArchive,
  type OpenHouse,
  openHouse,
  restoreFolder,
  roll,
  Trouble,
} from '../../server/index.ts'
import { type DatabaseKind, freshHouse } from '../databases/index.ts'
import { playFirst } from './world.ts'

const clock = { now: '' }
const folder = mkdtempSync(join(tmpdir(), 'biaogan-archive-'))
const houses: OpenHouse[] = []
const house = async (kind: DatabaseKind): Promise<OpenHouse> => {
  const one = await freshHouse(kind, clock)
  houses.push(one)
  return one
}
let first: OpenHouse

beforeAll(async () => {
  first = await house('pglite')
  await playFirst(first, clock, ({ do: name }) => name === 'grant')
})
afterAll(async () => {
  for (const one of houses) await one.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The rows of an archive, without its head and its end, which name the hour. */
const rowsOf = (file: string): string =>
  readFileSync(file, 'utf8').split('\n').slice(1, -2).join('\n')

test('everything goes from the embedded database to a server and back, and the roll is the same byte for byte', async () => {
  const [there, back] = [join(folder, 'there.jsonl'), join(folder, 'back.jsonl')]
  await exportArchive(first.db, there, 'test', clock.now)
  const server = await house('postgresql')
  await importArchive(server.db, server.registry, there)
  expect(JSON.stringify(await roll(server.db))).toBe(JSON.stringify(await roll(first.db)))
  await exportArchive(server.db, back, 'test', clock.now)
  const again = await house('pglite')
  await importArchive(again.db, again.registry, back)
  expect(JSON.stringify(await roll(again.db))).toBe(JSON.stringify(await roll(first.db)))
  await exportArchive(again.db, join(folder, 'again.jsonl'), 'test', clock.now)
  for (const other of ['back.jsonl', 'again.jsonl']) {
    expect(rowsOf(join(folder, other)).replaceAll(/"(position|serial)":\d+/g, '')).toBe(
      rowsOf(there).replaceAll(/"(position|serial)":\d+/g, ''),
    )
  }
  for (const one of [server, again])
    expect((await examine(one.db, one.registry, clock.now)).filter(({ grave }) => grave)).toEqual(
      [],
    )
})

test('an archive that was cut short or altered is refused, and nothing of it is kept', async () => {
  const whole = join(folder, 'whole.jsonl.gz')
  await exportArchive(first.db, whole, 'test', clock.now)
  const plain = join(folder, 'plain.jsonl')
  await exportArchive(first.db, plain, 'test', clock.now)
  const text = readFileSync(plain, 'utf8')
  const cases = {
    'cut.jsonl': text.slice(0, text.length / 2),
    'altered.jsonl': text.replace('"head-chen"', '"head-chan"'),
    'other.jsonl': '{"a":1}\n',
  }
  const empty = await house('postgresql')
  for (const [name, content] of Object.entries(cases)) {
    writeFileSync(join(folder, name), content)
    await expect(importArchive(empty.db, empty.registry, join(folder, name))).rejects.toMatchObject(
      { code: 'archive-unreadable' },
    )
  }
  writeFileSync(join(folder, 'cut.jsonl.gz'), readFileSync(whole).subarray(0, 500))
  await expect(
    importArchive(empty.db, empty.registry, join(folder, 'cut.jsonl.gz')),
  ).rejects.toBeInstanceOf(Trouble)
  await expect(
    importArchive(empty.db, empty.registry, join(folder, 'nowhere.jsonl')),
  ).rejects.toMatchObject({ code: 'archive-unreadable' })
  expect(await empty.db.selectFrom('case_event').selectAll().execute()).toEqual([])
  await importArchive(empty.db, empty.registry, whole)
  expect(await roll(empty.db)).toHaveLength(1)
  await expect(importArchive(empty.db, empty.registry, whole)).rejects.toMatchObject({
    code: 'archive-not-empty',
  })
})

test('a backup of the embedded database is restored into an empty folder only', async () => {
  const copy = await first.store.dump!()
  const target = join(folder, 'restored')
  await restoreFolder(target, copy)
  await expect(restoreFolder(target, copy)).rejects.toMatchObject({ code: 'data-folder-full' })
  const opened = await openHouse({ folder: target })
  expect(await roll(opened.db)).toEqual(await roll(first.db))
  await opened.close()
})
