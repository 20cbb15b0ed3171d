import type { Batch, Instant, Result } from '../../engine/index.ts'
import { turn } from '../clock/clock.ts'
import { handle } from '../handle.ts'
import { nextDue } from '../store/deadlines.ts'
import { type RollRow, roll } from '../store/queries.ts'
import {
  publishBatch,
  recordComplaint,
  registerBody,
  registerCollective,
  settleComplaint,
} from '../store/records.ts'
import type { Answer } from '../terms.ts'
import { Trouble } from '../trouble.ts'
import { namedIn } from './naming.ts'
import type { Player } from './player.ts'
import type { Act } from './script.ts'
import { sightOf } from './sight.ts'
import { refusedAsWanted, wanting } from './wanting.ts'

/** Registers what a script has, then plays its acts under its own clock. Returns the roll at the end. */
export async function play(player: Player): Promise<readonly RollRow[]> {
  const { house, clock, script } = player
  clock.now = script.instant(0, '00:00')
  for (const { body, staff } of script.bodies) await registerBody(house.db, body, staff)
  for (const collective of script.collectives) await registerCollective(house.db, collective)
  for (const batch of batchesOf(player)) await publishBatch(house, batch)
  for (const act of script.acts) await one(player, act)
  return roll(house.db, script.file.programme)
}

function batchesOf({ house, script }: Player): readonly Batch[] {
  const found = house.registry.programme(script.file.programme)
  if (!found) throw new Trouble('script-wrong', { what: `programme: ${script.file.programme}` })
  return script.batches(found.value)
}

async function one(player: Player, act: Act): Promise<void> {
  const { clock, script } = player
  if (act.on !== undefined) await passTo(player, script.instant(act.on, act.hour))
  if (act.pass !== undefined) await passUntil(player, act.case ?? '', act.pass)
  if (act.do !== undefined) await command(player, act)
  else if (act.complain !== undefined || act.verify !== undefined) await complaint(player, act)
  else if (act.want) {
    const happened = { what: 'want', outcome: null, step: null }
    player.tell({
      at: clock.now,
      by: '',
      ...happened,
      case: act.case ?? null,
      named: happened,
      refusals: [],
      note: act.note ?? null,
      ...(await wanting(player, act, null)),
    })
  }
}

/** Lets time pass to an instant; whatever the clock owes until then is given at its own hour. */
async function passTo(player: Player, until: Instant): Promise<void> {
  const { house, clock } = player
  for (
    let due = await nextDue(house.db);
    due !== null && due <= until;
    due = await nextDue(house.db)
  ) {
    if (due > clock.now) clock.now = due
    for (const { deadline, answer } of await turn(house)) {
      const happened = happenedBy(deadline.command, answer)
      player.tell({
        at: clock.now,
        by: 'clock',
        ...happened,
        case: deadline.case_id,
        named: await namedIn(house, deadline.case_id, happened),
        refusals: answer.ok ? [] : answer.refusals,
        note: null,
        missing: [],
        unmet: [],
      })
      await player.after?.()
    }
  }
  if (until > clock.now) clock.now = until
}

/** Lets time pass until the clock has given a command to a case. */
async function passUntil(player: Player, id: string, name: string): Promise<void> {
  const row = await player.house.db
    .selectFrom('deadline')
    .select('due_at')
    .where('case_id', '=', id)
    .where('command', '=', name)
    .executeTakeFirst()
  if (!row) throw new Trouble('script-wrong', { what: `pass: ${name} (${id})` })
  await passTo(player, row.due_at)
}

async function command(player: Player, act: Act): Promise<void> {
  const { house, clock, script } = player
  const id = act.case ?? ''
  const data = script.dataOf(act, await sightOf(player, act))
  const target = {
    case: id,
    ...(act.about ? { opens: { collective: act.about, programme: script.file.programme } } : {}),
  }
  const asked = {
    type: act.do!,
    by: act.by!,
    ...(act.outcome === undefined ? {} : { outcome: act.outcome }),
    data,
  }
  const answer = await handle(house, target, asked)
  const wanted = await wanting(player, act, answer)
  const happened = happenedBy(act.do!, answer)
  player.tell({
    at: clock.now,
    by: act.by!,
    ...happened,
    case: id,
    named: await namedIn(house, id, happened),
    refusals: answer.ok ? [] : answer.refusals,
    note: act.note ?? null,
    ...wanted,
  })
  await player.after?.()
}

const happenedBy = (what: string, answer: Result<Answer>) => ({
  what,
  outcome: answer.ok ? answer.value.event.outcome : null,
  step: answer.ok ? answer.value.step : null,
})

async function complaint({ house, clock, tell, after }: Player, act: Act): Promise<void> {
  const salt = house.random()
  const id = act.complain ?? act.verify ?? ''
  const statement = act.statement ?? ''
  const answer =
    act.complain === undefined
      ? await settleComplaint(
          house.db,
          id,
          {
            outcome: act.outcome === 'unfounded' ? 'unfounded' : 'verified',
            finding: statement,
            by: act.by ?? '',
            salt,
          },
          clock.now,
        )
      : await recordComplaint(
          house.db,
          { id, collective: act.about ?? '', statement },
          salt,
          salt,
          clock.now,
        )
  const refusals = answer.ok ? [] : answer.refusals
  const unmet = refusedAsWanted(act.want, refusals)
  const what = act.complain === undefined ? 'verify' : 'complain'
  const happened = { what, outcome: act.outcome ?? null, step: null }
  tell({
    at: clock.now,
    by: act.by ?? 'anyone',
    ...happened,
    case: id,
    named: happened,
    refusals,
    note: act.note ?? null,
    missing: [],
    unmet,
  })
  await after?.()
}
