import { afterEach, describe, expect, test } from 'vitest'
import { type OpenHouse, turn } from '../../server/index.ts'
import { databases, freshHouse } from '../databases/index.ts'
import { act, codes, playFirst, selfCheck } from './world.ts'

describe.each(databases)('on %s', (kind) => {
  const clock = { now: '' }
  let house: OpenHouse

  afterEach(async () => {
    await house.close()
  })

  const held = async (): Promise<void> => {
    house = await freshHouse(kind, clock)
    await playFirst(house, clock, ({ do: name }) => name === 'grant')
  }
  const eventCount = async (): Promise<number> =>
    Number(
      (
        await house.db
          .selectFrom('case_event')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )

  test('a command given twice with one key happens once and is answered the same', async () => {
    await held()
    const before = await eventCount()
    const first = await act(house, 'head-chen', 'check', selfCheck, { key: 'k-1' })
    const again = await act(house, 'head-chen', 'check', selfCheck, { key: 'k-1' })
    expect(first.ok).toBe(true)
    expect(again).toEqual(first)
    expect(await eventCount()).toBe(before + 1)
  })

  test('a key that comes back with another command is refused', async () => {
    await held()
    await act(house, 'head-chen', 'check', selfCheck, { key: 'k-2' })
    expect(
      codes(
        await act(house, 'head-chen', 'check', { result: 'poor', findings: 1 }, { key: 'k-2' }),
      ),
    ).toEqual(['key-reused'])
    expect(codes(await act(house, 'city-li', 'check', selfCheck, { key: 'k-2' }))).toEqual([
      'key-reused',
    ])
  })

  test('a refusal is remembered under its key too', async () => {
    await held()
    const refused = await act(house, 'head-chen', 'grant', {}, { key: 'k-3' })
    expect(codes(refused)).toEqual(['not-now'])
    expect(await act(house, 'head-chen', 'grant', {}, { key: 'k-3' })).toEqual(refused)
  })

  test('of many who saw the same revision one wins, and the others are told the case moved on', async () => {
    await held()
    const { revision } = await house.db
      .selectFrom('case_state')
      .select('revision')
      .where('case_id', '=', 'hall')
      .executeTakeFirstOrThrow()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        act(house, 'head-chen', 'check', selfCheck, { seen: revision, key: `race-${index}` }),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set(answers.filter(({ ok }) => !ok).flatMap(codes))).toEqual(new Set(['stale']))
    expect(
      await house.db
        .selectFrom('case_state')
        .select('revision')
        .where('case_id', '=', 'hall')
        .executeTakeFirstOrThrow(),
    ).toEqual({ revision: revision + 1 })
  })

  test('commands in flight on one case queue and all count, without a gap', async () => {
    await held()
    const before = await eventCount()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        act(house, 'head-chen', 'check', selfCheck, { key: `all-${index}` }),
      ),
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(new Set(answers.map((answer) => answer.ok && answer.value.revision)).size).toBe(20)
    expect(await eventCount()).toBe(before + 20)
  })

  test('an unknown case, a wrong step and a wrong party are refused by name', async () => {
    await held()
    expect(codes(await act(house, 'head-chen', 'check', selfCheck, { case: 'nowhere' }))).toEqual([
      'case-unknown',
    ])
    expect(codes(await act(house, 'head-chen', 'file', {}))).toEqual(['not-now'])
    expect(codes(await act(house, 'head-chen', 'charge', { complaint: 'c-1' }))).toContain(
      'not-yours',
    )
    expect(codes(await act(house, 'clock-pretender', 'expire', {}))).toContain('not-yours')
  })

  test('everything that is wrong with what a command brings is told at once', async () => {
    await held()
    const answer = await act(house, 'head-chen', 'check', {
      result: 'splendid',
      findings: -1,
      extra: true,
      note: '',
    })
    expect(codes(answer)).toEqual(['malformed'])
    const flaws = (answer.ok ? [] : answer.refusals[0]!.detail!.flaws) as {
      field: string
      why: string
    }[]
    expect(flaws.map(({ field, why }) => `${field} ${why}`).sort()).toEqual([
      'extra unknown',
      'findings range',
      'note type',
      'result option',
    ])
  })

  test('a free text is kept beside the event, which holds its digest alone', async () => {
    await held()
    const text = '某某窗口排队过长，已增开两个窗口'
    await act(house, 'head-chen', 'check', { result: 'fair', findings: 1, note: text })
    const rows = await house.db
      .selectFrom('case_event')
      .select(['seq', 'data'])
      .where('case_id', '=', 'hall')
      .execute()
    expect(JSON.stringify(rows)).not.toContain(text)
    const last = rows.at(-1)!
    const document = await house.db
      .selectFrom('document')
      .selectAll()
      .where('owner', '=', 'hall')
      .where('seq', '=', last.seq)
      .executeTakeFirstOrThrow()
    expect(document).toMatchObject({ field: 'note', text })
    expect((last.data as { note: { digest: string } }).note.digest).toBe(document.digest)
  })

  test('what happened cannot be rewritten, by anyone', async () => {
    await held()
    await expect(
      house.db.updateTable('case_event').set({ type: 'grant' }).execute(),
    ).rejects.toThrow(/append-only/)
    await expect(house.db.deleteFrom('case_event').execute()).rejects.toThrow(/append-only/)
  })

  test('the clock fires what is due once, and a stale deadline of an earlier visit never', async () => {
    house = await freshHouse(kind, clock)
    await playFirst(house, clock, ({ do: name }) => name === 'post')
    const { due_at } = await house.db
      .selectFrom('deadline')
      .select('due_at')
      .where('case_id', '=', 'hall')
      .where('command', '=', 'close')
      .executeTakeFirstOrThrow()
    expect(await turn(house)).toEqual([])
    clock.now = due_at
    const turns = (await Promise.all([turn(house), turn(house), turn(house)])).flat()
    expect(turns.map(({ deadline, answer }) => [deadline.command, answer.ok])).toEqual([
      ['close', true],
    ])
    expect(codes(await act(house, 'clock', 'close', {}, { visit: 1 }))).toContain('not-now')
  })

  test('a deadline that is refused is tried again later, with the reason on record', async () => {
    house = await freshHouse(kind, clock)
    await playFirst(house, clock, ({ do: name }) => name === 'post')
    await act(house, 'someone', 'object', { statement: '材料不实', objector: '张三，某单位' })
    const due = await house.db
      .selectFrom('deadline')
      .selectAll()
      .where('command', '=', 'close')
      .executeTakeFirstOrThrow()
    clock.now = due.due_at
    const [first] = await turn(house)
    expect(first && codes(first.answer)).toEqual(['objection-open'])
    const waiting = await house.db
      .selectFrom('deadline')
      .selectAll()
      .where('command', '=', 'close')
      .executeTakeFirstOrThrow()
    expect(waiting).toMatchObject({ attempts: 1, refusal: 'objection-open', due_at: due.due_at })
    expect(waiting.retry_at! > clock.now).toBe(true)
    const seq = await house.db
      .selectFrom('case_event')
      .select('seq')
      .where('type', '=', 'object')
      .executeTakeFirstOrThrow()
    await act(
      house,
      'city-li',
      'settle',
      { objection: seq.seq, reason: '查无实据' },
      { outcome: 'dismissed' },
    )
    const [second] = await turn(house)
    expect(second?.answer.ok).toBe(true)
  })
})
