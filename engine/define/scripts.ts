import type { Found } from './definition.ts'
import { kindOf } from './files.ts'
import { likened, type Scripts, scriptName } from './like.ts'
import type { Problem } from './problem.ts'
import { meaning, type World } from './rule.ts'
import { scriptRules } from './rules/script.ts'
import type { Source } from './source.ts'

/** Those in this folder of a programme are there for others to be like them. */
const shared = (file: string): boolean => /(^|\/)histories\/[^/]+$/.test(file)

/**
 * What is wrong with the written histories of a programme; what is like one that has a problem is not looked at
 * before that one is mended.
 */
export function scriptsIn(
  sources: readonly Source[],
  files: readonly string[],
  world: World,
): Found {
  const scripts: Scripts = new Map(
    files
      .filter((file) => shared(file) && kindOf(file) === 'script')
      .map((file) => [scriptName(file), sources.find((one) => one.file === file) ?? null]),
  )
  const found = sources.flatMap((source) => {
    const whole = likened(source, scripts)
    if (!whole) return []
    const { value, problems } = whole
    const meant = problems.length > 0 ? [] : meaning(scriptRules, whole.source, value, world)
    return [{ file: source.file, from: scripts.get(value.like ?? '')?.file, problems, meant }]
  })
  const broken = new Set(found.filter(({ meant }) => meant.length > 0).map(({ file }) => file))
  const problems = found.flatMap(({ from, problems, meant }): readonly Problem[] =>
    from !== undefined && broken.has(from) ? problems : [...problems, ...meant],
  )
  return { placed: [], problems }
}
