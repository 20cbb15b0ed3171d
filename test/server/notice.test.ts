import { expect, test } from 'vitest'
import { keepNotice } from '../../server/store/projections.ts'
import { freshHouse } from '../databases/index.ts'

test("a notice that cases of two programmes joined before it was one programme's is kept as the first posted it", async () => {
  const house = await freshHouse('pglite', { now: '2026-05-01T00:00:00.000Z' })
  try {
    const row = {
      ...{ id: 'may', programme: 'unit', authority: 'league', proof: {} },
      ...{ begins: '2026-05-02T00:00:00.000Z', ends: '2026-05-09T00:00:00.000Z' },
    }
    const kept = await house.db
      .transaction()
      .execute(async (tx) => [
        await keepNotice(tx, row),
        await keepNotice(tx, { ...row, programme: 'post' }),
        await keepNotice(tx, row),
      ])
    expect(kept).toEqual([true, false, false])
    const rows = await house.db.selectFrom('notice').select(['id', 'programme']).execute()
    expect(rows).toEqual([{ id: 'may', programme: 'unit' }])
  } finally {
    await house.close()
  }
})
