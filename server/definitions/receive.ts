import {
  type Authored,
  digestOf,
  type Instant,
  load,
  type Placed,
  type Problem,
  type PublicationStep,
  type Subject,
  signatureProblems,
  type Tried,
  type Trust,
} from '../../engine/index.ts'
import {
  areOnRecord,
  keepDefinition,
  keepFiles,
  keepStep,
  oneByOne,
} from '../store/publications.ts'
import type { Tx } from '../store/tables.ts'
import type { House } from '../terms.ts'
import { signaturesIn } from '../trust/trust.ts'
import { aroundProblems, atFile } from './around.ts'
import { type Item, itemsOnRecord, itemsSent, sameName, strayProblems } from './items.ts'
import { type Plan, planOf } from './plan.ts'
import { proofProblems } from './proof.ts'
import { recount } from './publish.ts'
import type { Registry } from './registry.ts'

/** What is sent to be published: files by path, signature files by path, and the step all of them are to reach. */
export interface Sent {
  readonly step: PublicationStep
  readonly files: ReadonlyMap<string, string>
  readonly signatures: ReadonlyMap<string, string>
}

export interface Arrived extends Pick<Subject, 'kind' | 'id' | 'version' | 'digest'> {
  readonly from: PublicationStep | null
  readonly to: PublicationStep
}

/** What became of it: where each signed definition stands now; or every problem, and then nothing is stored. */
export type Received =
  | { readonly ok: true; readonly stored: boolean; readonly definitions: readonly Arrived[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** What was read of it before the store is asked; null what only the records are asked about. */
interface Read {
  readonly signatures: readonly Tried[]
  readonly placed: readonly Placed[] | null
  readonly authored: readonly Authored[]
}

/**
 * Publishes what is sent, or refuses it whole. First the signatures by themselves, since the texts of who holds no
 * key are not read, nor those beside signatures that anyone can take from the records here; then the check, the examples and the proof; then what it meets on this server, and for each
 * step the signatures that the trust file asks for. One transaction, one publication at a time.
 */
export async function receive(house: House, trust: Trust, sent: Sent): Promise<Received> {
  const now = house.now()
  const { signatures, problems } = signaturesIn(sent.signatures, trust)
  const untrue = signatures.flatMap((one) => signatureProblems(one, trust, now))
  if (sent.signatures.size === 0) return refused([unsigned])
  if (problems.length + untrue.length > 0) return refused([...problems, ...untrue])
  const settled = async (read: Read): Promise<Received> => {
    const received = await house.db.transaction().execute(async (tx): Promise<Received> => {
      await oneByOne(tx)
      await house.registry.refresh(tx)
      return settle(tx, house.registry, trust, sent, read, now)
    })
    await house.registry.refresh()
    return received
  }
  if (sent.step === 'withdrawn') return settled({ signatures, placed: null, authored: [] })
  if (await areOnRecord(house.db, signatures)) {
    const other = otherFiles(signatures, sent.files)
    return other.length > 0 ? refused(other) : settled({ signatures, placed: null, authored: [] })
  }
  const folder = load(sent.files, house.registry.methods)
  const named = folder.authored.filter(({ definition }) =>
    signatures.some(({ statement }) => sameName(statement, definition)),
  )
  const proof = proofProblems(named, trust, sent.step, house.registry.methods)
  const flaws = [...folder.problems, ...proof]
  return flaws.length > 0 ? refused(flaws) : settled({ ...folder, signatures })
}

/** Signatures that belong to steps already taken, sent with other files than they are over. */
function otherFiles(
  signatures: readonly Tried[],
  files: ReadonlyMap<string, string>,
): readonly Problem[] {
  const sent = new Set([...files.values()].map(digestOf))
  return signatures.flatMap(({ source, statement }) => {
    const gone = Object.keys(statement.files).filter((name) => !sent.has(statement.files[name]!))
    if (gone.length === 0) return []
    const names = gone.join('、')
    return [
      source.problem(
        source.place(['statement', 'files']),
        'signature-other-files',
        `签的不是这些文件：${names} 已不同`,
        `it is over other files: ${names} differ`,
      ),
    ]
  })
}

const refused = (problems: readonly Problem[]): Received => ({ ok: false, problems })

const unsigned: Problem = {
  ...atFile('signatures'),
  code: 'unsigned',
  zh: '没有签名；公布须有信任文件所要求的签名',
  en: 'it is not signed; publishing asks for the signatures that the trust file names',
}

/** Weighs what was read against what is here, and stores it where nothing is against it. */
async function settle(
  tx: Tx,
  registry: Registry,
  trust: Trust,
  sent: Sent,
  read: Read,
  now: Instant,
): Promise<Received> {
  const { signatures, placed } = read
  const found =
    placed === null
      ? { items: await itemsOnRecord(tx, registry, signatures), problems: [] }
      : await itemsSent(tx, registry, { placed, texts: sent.files }, signatures)
  const plans = found.items.map((item) => ({
    item,
    plan: planOf(item.going, sent.step, trust, now),
  }))
  const wrong = [
    ...found.problems,
    ...(found.problems.length > 0 ? [] : strayProblems(signatures, found.items)),
    ...plans.flatMap(({ item, plan }) => [...item.problems, ...plan.problems]),
    ...aroundAll(found.items, read, sent.step, registry),
  ]
  if (wrong.length > 0) return refused(wrong)
  for (const { item, plan } of plans) await keep(tx, item, plan, now)
  const moved = plans.filter(({ plan }) => plan.steps.length > 0).map(({ item }) => item)
  await recount(
    tx,
    moved.map(
      ({ placed: one, going: { subject } }) =>
        one?.definition.value ?? registry.body(subject.digest),
    ),
  )
  return { ok: true, stored: moved.length > 0, definitions: plans.map(arrivedOf) }
}

/** What is against any of them only on this server. */
function aroundAll(
  items: readonly Item[],
  { placed: sent, authored }: Read,
  to: PublicationStep,
  registry: Registry,
): readonly Problem[] {
  const around = { registry, sent: sent ?? [], to, goingOn: goingOn(items) }
  return items.flatMap(({ placed }) => {
    const author = authored.find(({ definition }) => definition === placed?.definition)
    return placed ? aroundProblems(placed, author, around) : []
  })
}

const goingOn = (items: readonly Item[]): ReadonlySet<string> =>
  new Set(items.map(({ going }) => going.subject.digest))

async function keep(tx: Tx, item: Item, { steps }: Plan, now: Instant): Promise<void> {
  const { placed, fresh, files, going } = item
  if (steps.length === 0) return
  const { digest } = going.subject
  if (placed && fresh) await keepDefinition(tx, placed.definition, now)
  if (files) await keepFiles(tx, digest, files)
  for (const step of steps) await keepStep(tx, digest, step)
}

function arrivedOf({ item, plan }: { readonly item: Item; readonly plan: Plan }): Arrived {
  const { subject, from } = item.going
  const { kind, id, version, digest } = subject
  return { kind, id, version, digest, from, to: plan.steps.at(-1)?.step ?? from! }
}
