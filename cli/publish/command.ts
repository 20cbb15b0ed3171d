import { type Command, Option } from 'commander'
import { publicationSteps } from '../../engine/index.ts'
import { systemNow } from '../../server/index.ts'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'
import type { PublishOptions } from './publish.ts'
import type { SignOptions } from './sign.ts'
import type { VerifyOptions } from './verify.ts'

const target = [
  '<target>',
  '标准的文件夹、方案的文件夹、一个文件，或 --folder 里的标识 / a folder, a file, or an id',
] as const
const folder = [
  '--folder <folder>',
  '按标识找时，定义所在文件夹 / where ids are looked up',
] as const
const signatures = [
  '--signatures <folder>',
  '签名文件所在文件夹；默认定义旁的 signatures / where signatures lie, by default beside the definition',
] as const
const step = () =>
  new Option('--step <step>', '走到哪一步 / the step that is meant').choices(publicationSteps)

/** `biaogan sign`, `verify`, `publish` and `withdraw`: a definition's way from its author's desk to a server. */
export const addPublish = (program: Command, means: Means): void => {
  addSign(program, means)
  addVerify(program, means)
  addSend(program, means)
}

async function gathered(means: Means, what: string, from: string) {
  const [{ gather }, { say }] = await Promise.all([import('./folder.ts'), import('./words.ts')])
  const found = gather(what, from, await means.methods())
  if (found.chosen.length === 0 && found.problems.length === 0)
    means.print(say(means.language(), 'nothingHere', what))
  return found.chosen.length === 0 && found.problems.length === 0 ? null : found
}

/** What signing cannot do without. */
const lacking = (given: Partial<SignOptions>): readonly string[] =>
  (
    [
      ['key', '--key <file>'],
      ['as', '--as <key-id>'],
      ['step', '--step <step>'],
    ] as const
  ).flatMap(([name, option]) => (given[name] === undefined ? [option] : []))

function addSign(program: Command, means: Means): void {
  const sign = program
    .command('sign')
    .description('给定义的一步公布签名 / sign definitions for one step of their publication')
    .argument(...target)
    .option('--key <file>', '私钥文件 / the private key')
    .option('--as <key-id>', '信任文件里的钥匙标识 / the id of the key in the trust file')
    .addOption(step())
    .option('--reason <text>', '理由；撤回须写 / why; a withdrawal must say it')
    .option(...signatures)
    .option(...folder, atHand)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan sign keygen --out keys/zhang --id draft-zhang --role author --holder zhang\n  biaogan sign standards/youth-model-unit/industries/kennel-hall --key keys/zhang --as draft-zhang --step draft',
    )
    .action(async (what: string, given: Partial<SignOptions> & { folder: string }) => {
      const { key, as, step } = given
      // Not required by commander itself, which would ask for them of `keygen` too.
      if (key === undefined || as === undefined || step === undefined)
        return sign.error(
          `error: required options ${lacking(given).join(means.language() === 'zh' ? '、' : ', ')} not specified`,
        )
      const { sign: signed } = await import('./sign.ts')
      const found = await gathered(means, what, given.folder)
      const options = { ...given, key, as, step }
      process.exitCode = found ? signed(found, options, means.language(), means.print) : 1
    })
  sign
    .command('keygen')
    .description('做一把 Ed25519 钥匙 / make a key')
    .requiredOption('--out <file>', '私钥写到哪个新文件 / the new file of the private key')
    .requiredOption('--id <key-id>', '钥匙标识 / the id of the key')
    .requiredOption('--role <role>', '签名身份，如 issuer / the role it signs in')
    .requiredOption('--holder <id>', '持有人的标识 / who holds it')
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan sign keygen --out keys/issuer --id ministry-2026 --role issuer --holder li',
    )
    .action(async (given: { out: string; id: string; role: string; holder: string }) => {
      const { keygen } = await import('./sign.ts')
      process.exitCode = keygen(given, means.language(), means.print)
    })
}

function addVerify(program: Command, means: Means): void {
  program
    .command('verify')
    .description(
      '核对签名与信任文件的要求，不联网 / verify signatures against a trust file, off line',
    )
    .argument(...target)
    .option('--trust <file>', '信任文件 / the trust file', 'trust.yaml')
    .addOption(step())
    .option('--at <instant>', '按哪个时刻核对，默认现在 / the hour to verify for')
    .option(...signatures)
    .option(...folder, atHand)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan verify standards/youth-model-unit/industries/kennel-hall\n  biaogan verify kennel-hall@1 --step published --trust ministry/trust.yaml',
    )
    .action(
      async (what: string, given: Partial<VerifyOptions> & { trust: string; folder: string }) => {
        const { verify } = await import('./verify.ts')
        const found = await gathered(means, what, given.folder)
        const options = { ...given, at: given.at ?? systemNow() }
        process.exitCode = found ? verify(found, options, means.language(), means.print) : 1
      },
    )
}

function addSend(program: Command, means: Means): void {
  const sending = (name: string, said: string) =>
    program
      .command(name)
      .description(said)
      .argument(...target)
      .requiredOption('--server <url>', '服务的网址 / the server')
      .option(...signatures)
      .option(...folder, atHand)
  const send = async (what: string, given: PublishOptions & { folder: string }) => {
    const { publish } = await import('./publish.ts')
    const found = await gathered(means, what, given.folder)
    process.exitCode = found ? await publish(found, given, means.language(), means.print) : 1
  }
  sending('publish', '检查后连同签名送到服务器公布 / check, then publish on a server by signature')
    .addOption(step().default('published'))
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan publish standards/youth-model-unit/industries/kennel-hall --server http://127.0.0.1:8600 --step trial',
    )
    .action(send)
  sending('withdraw', '凭签名撤回已公布的版本 / withdraw a published version by signature')
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan withdraw standards/youth-model-unit/industries/kennel-hall --server http://127.0.0.1:8600',
    )
    .action((what: string, given: Omit<PublishOptions, 'step'> & { folder: string }) =>
      send(what, { ...given, step: 'withdrawn' }),
    )
}
