import type { Language } from '../engine/index.ts'

/** What the system speaks where the environment does not say: Windows has no locale there. */
const systemLocale = (): string => Intl.DateTimeFormat().resolvedOptions().locale

/**
 * The language that is asked for by --lang; otherwise Chinese in a Chinese locale and English in every other, the
 * plain ones (C, POSIX) included.
 */
export function languageOf(
  flag: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
  system: () => string = systemLocale,
): Language {
  if (flag === 'zh' || flag === 'en') return flag
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  return /^zh\b|^zh_|^chinese/i.test(LC_ALL || LC_MESSAGES || LANG || system()) ? 'zh' : 'en'
}
