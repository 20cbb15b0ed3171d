import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as engine from '../../engine/index.ts'
import { Trouble } from '../trouble.ts'
import { folderOf, lineOf, manifestOf } from './package.ts'
import { type PluginCode, pluginWords } from './words.ts'

type Found = { readonly methods: engine.Methods; readonly problems: readonly engine.Problem[] }

/** Where a configuration lies unless another is named. */
export const configFile = 'biaogan.config.yaml'

/**
 * The methods that a configuration names, beside the engine's own; without the file, the engine's own alone.
 * What is wrong with it is said at its place, and then none of it is used.
 */
export async function readPlugins(file?: string): Promise<Found> {
  const path = file ?? configFile
  if (file === undefined && !existsSync(path)) return { methods: engine.builtIn, problems: [] }
  const { wanted, problems } = engine.readConfig(path, textOf(path))
  let found: Found = { methods: engine.builtIn, problems }
  for (const one of wanted) {
    const { methods, problems: before } = found
    const next = await pluggedIn(one, dirname(path), methods)
    found = { methods: next.methods, problems: [...before, ...next.problems] }
  }
  return found.problems.length > 0 ? { ...found, methods: engine.builtIn } : found
}

/** The same, for whom a broken configuration is the end. */
export async function methodsOf(file?: string): Promise<engine.Methods> {
  const { methods, problems } = await readPlugins(file)
  const [first] = problems
  if (!first) return methods
  const detail = { count: problems.length, first: engine.problemText(first) }
  throw new Trouble('config-broken', { file: file ?? configFile, ...detail })
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Trouble('file-unreadable', { file }, cause)
  }
}

async function pluggedIn(
  { name, problem }: engine.Wanted,
  from: string,
  methods: engine.Methods,
): Promise<Found> {
  const say = (code: PluginCode, detail: { kind?: string; what?: string } = {}): Found => ({
    methods,
    problems: [problem(code, ...pluginWords[code]({ name, ...detail }))],
  })
  const folder = folderOf(name, from)
  if (!folder) return say('plugin-unknown')
  const manifest = manifestOf(folder)
  if ('code' in manifest) return say(manifest.code, { what: manifest.what })
  const { entry, ...origin } = manifest
  let offered: unknown
  try {
    const { default: offer } = (await import(entry)) as { readonly default?: unknown }
    if (typeof offer !== 'function') return say('plugin-export')
    offered = offer(engine)
  } catch (cause) {
    return say('plugin-broken', { what: lineOf(cause) })
  }
  if (!Array.isArray(offered)) return say('plugin-export')
  const admitted = engine.admit(methods, offered, origin)
  const flaws = admitted.flaws.map(({ code, detail }) => say(code, detail))
  return { methods: admitted.methods, problems: flaws.flatMap(({ problems }) => problems) }
}
