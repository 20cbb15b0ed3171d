// A server process that will be killed. It runs what was built, since Node 20 cannot run the sources, and
// prints a line of JSON for all that it was told is done. Its order comes as one argument.
import { handle, openHouse, turn } from '../../dist/server/index.js'

const { where, now, mode, ...order } = JSON.parse(process.argv[2])
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`)

const house = await openHouse(where, { now: () => now })
say({ ready: true })
if (mode === 'clock') await turnAll(order)
else await Promise.all(order.lanes.map((targets, lane) => stream(order.round, lane, targets)))
await house.close()

/** Gives commands without end, each with a key of its own, to cases that no other lane has. */
async function stream(round, lane, targets) {
  for (let n = 0; ; n++) {
    const target = { case: targets[n % targets.length].case }
    const command = {
      type: 'check',
      by: targets[n % targets.length].head,
      data: { result: 'fair', findings: n % 3 },
    }
    const key = `${round} ${lane} ${n}`
    const answer = await handle(house, target, command, key)
    say({ target, command, key, answer })
  }
}

/** Turns the clock until nothing is left to claim. */
async function turnAll({ most }) {
  for (;;) {
    const turns = await turn(house, most)
    for (const { deadline, answer } of turns) say({ case: deadline.case_id, answer })
    if (turns.length === 0) return
  }
}
