/** A label: Chinese, with English where the author gave one. */
export type Text = string | { readonly zh: string; readonly en?: string }

export type Language = 'zh' | 'en'

/** The label in a language; Chinese where there is no other. */
export const inWords = (text: Text, language: Language = 'zh'): string =>
  typeof text === 'string' ? text : ((language === 'en' ? text.en : undefined) ?? text.zh)

/** A value that survives a round trip through JSON unchanged. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** Is it a value with named members? */
export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
