// A server process that will be killed. It runs what was built, since Node 20 cannot run the sources, and
// prints a line of JSON for each thing that it was told is done. Its order comes as one argument.
import { randomUUID } from 'node:crypto'
// Not the door: the web is not needed, and would be most of what is read.
import { turn } from '../../dist/server/clock/clock.js'
import { handle } from '../../dist/server/handle.js'
import { openHouse } from '../../dist/server/house.js'

const { where, now, mode, ...order } = JSON.parse(process.argv[2])
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`)

let asked = 0
const house = await openHouse(where, { now: () => now, random })
say({ ready: true })
if (mode === 'clock') await turnAll(order.most)
else await Promise.all(order.lanes.map((cases, lane) => stream(order.round, lane, cases)))
await house.close()

/** Salts are asked for inside a command's transaction: a place to die between claim and commit. */
function random() {
  asked += 1
  if (asked === order.diesAt) process.kill(process.pid, 'SIGKILL')
  return randomUUID()
}

/** Gives commands without end, each with a key of its own, to cases that no other lane has. */
async function stream(round, lane, cases) {
  for (let n = 0; ; n++) {
    const { id, head } = cases[n % cases.length]
    const target = { case: id }
    const command = { type: 'check', by: head, data: { result: 'fair', findings: n % 3 } }
    const key = `${round} ${lane} ${n}`
    const answer = await handle(house, target, command, key)
    say({ target, command, key, answer })
  }
}

/** Turns the clock until nothing is left to claim. */
async function turnAll(most) {
  for (;;) {
    const turns = await turn(house, most)
    for (const { deadline, answer } of turns) say({ case: deadline.case_id, answer })
    if (turns.length === 0) return
  }
}
