/** A tag of a page: its name, its attributes, and whether it closes. */
interface Tag {
  readonly name: string
  readonly closes: boolean
  readonly at: { readonly [attribute: string]: string }
}

const voids = ['meta', 'br', 'link', 'img', 'input', 'hr']

/** Every tag of a page in order; the style is text. */
export const tagsIn = (page: string): readonly Tag[] =>
  [
    ...page
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*>/g),
  ].map(([, slash, name, attributes]) => ({
    name: name!,
    closes: slash === '/',
    at: Object.fromEntries(
      [...attributes!.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value!]),
    ),
  }))

/** The tags that do not close what was opened last; none in a page that is well formed. */
export function unclosed(page: string): readonly string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const { name, closes } of tagsIn(page)) {
    if (voids.includes(name)) continue
    if (!closes) open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  return [...wrong, ...open]
}

const entities: { readonly [entity: string]: string } = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** What a reader sees. */
export const textOf = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity]!)

/** The part of a page from one id to the end of its element, for elements that do not hold their own kind. */
export const partOf = (page: string, id: string): string => {
  const from = page.indexOf(`id="${id}"`)
  const start = page.lastIndexOf('<', from)
  const name = /^<([a-z0-9]+)/.exec(page.slice(start))![1]!
  return page.slice(start, page.indexOf(`</${name}>`, from))
}
