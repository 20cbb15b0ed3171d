import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtIn } from '../../engine/index.ts'

type Schema = { readonly [key: string]: unknown }
const folder = 'standards/schema'
const files = readdirSync(folder)
const isSchema = (one: unknown): one is Schema => typeof one === 'object' && one !== null

/** Every schema inside a schema, with the way to it; the names of members are no words of a schema. */
function partsOf(
  schema: unknown,
  path = '',
  named = false,
): readonly (readonly [string, Schema])[] {
  if (!isSchema(schema)) return []
  const inside = Object.entries(schema).flatMap(([key, one]) =>
    ['enum', 'body', 'examples', 'const'].includes(key) && !named
      ? []
      : partsOf(one, `${path}/${key}`, !named && ['properties', '$defs'].includes(key)),
  )
  return named || Array.isArray(schema) ? inside : [[path, schema], ...inside]
}

const chinese = /\p{Script=Han}/u

test.each(files)('%s explains in Chinese every word that may be chosen', (file) => {
  const parts = partsOf(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
  for (const [path, { enum: words, enumDescriptions: told }] of parts) {
    if (!Array.isArray(words)) continue
    expect(told, path).toHaveLength(words.length)
    for (const one of told as readonly string[]) expect(one, path).toMatch(chinese)
  }
})

test.each(files)('%s says in Chinese what form a name must have', (file) => {
  const parts = partsOf(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
  for (const [path, { pattern, format, patternErrorMessage: says, title }] of parts) {
    if ((pattern ?? format) === undefined || pattern === '^none$') continue
    expect(`${says ?? title}`, path).toMatch(chinese)
  }
})

test('what an editor begins for an author is named in Chinese, and names only members that there are', () => {
  const standard = JSON.parse(readFileSync(`${folder}/standard.json`, 'utf8'))
  const snippets = partsOf(standard).flatMap(([, { defaultSnippets }]) =>
    Array.isArray(defaultSnippets) ? (defaultSnippets as Schema[]) : [],
  )
  expect(snippets.length).toBeGreaterThan(builtIn.size)
  for (const { label } of snippets) expect(label).toMatch(chinese)
  for (const { kind, title, required } of builtIn.values()) {
    const begun = snippets.find(({ label, body }) => label === title && isSchema(body) && body.kind)
    expect(Object.keys(begun!.body as Schema)).toEqual(['kind', ...required])
    expect((begun!.body as Schema).kind).toBe(kind)
  }
})
