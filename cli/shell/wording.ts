import type { Language } from '../../engine/index.ts'

/** The Chinese, then a slash, then what has no Chinese in it. */
const both = /^(.*?\p{Script=Han}.*?)\s*\/\s+([^\p{Script=Han}]+)$/su

/** One language of a text that is written as "中文 / English"; the whole of it where it has but one. */
export function inOne(text: string, language: Language): string {
  const [, zh, en] = both.exec(text) ?? []
  return (language === 'zh' ? zh : en) ?? text
}

/** Is it written in both languages. */
export const isBoth = (text: string): boolean => both.test(text)
