import type { Language } from '../../engine/index.ts'
import { type Html, html } from './html.ts'
import type { Say, Sentence } from './words.ts'

/** Who looks at a page, and how it is to be shown. */
export interface Visit {
  readonly language: Language
  readonly say: Say
  /** The asker's id; the public's where nobody is signed in. */
  readonly actor: string
  readonly signedIn: boolean
  /** Development: anyone may say who they are, and commands may be given. */
  readonly dev: boolean
  readonly version: string
  /** Where the stylesheet is, with the digest of its content. */
  readonly style: string
  /** The address of this page, for coming back to it. */
  readonly path: string
}

export interface Page {
  readonly title: string
  readonly main: Html
}

const places = [
  ['/', 'home'],
  ['/roll', 'roll'],
  ['/cases', 'cases'],
  ['/definitions', 'definitions'],
  ['/api/docs', 'api'],
] as const satisfies readonly (readonly [string, Sentence])[]

/** A whole page: which mode this is and who is asking stand on every one. */
export const document = (visit: Visit, { title, main }: Page): Html => {
  const { say, language, version, style, path } = visit
  const here = path.split('?')[0]!
  const other = language === 'zh' ? 'en' : 'zh'
  return html`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${say('product')}</title>
<link rel="stylesheet" href="${style}">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">${say('skip')}</a>
${modeBar(visit)}
<header class="top"><div class="inner"><a class="brand" href="/">${say('product')}</a>
<nav aria-label="${say('navigation')}">${places.map(
    ([href, name]) =>
      html`<a href="${href}" ${isUnder(here, href) ? html`aria-current="page"` : null}>${say(name)}</a>`,
  )}</nav><a class="language" lang="${other}" href="${withLanguage(path, other)}">${say('otherLanguage')}</a></div></header>
<main id="main" class="inner">
${main}
</main>
<footer><div class="inner">${say('product')} · ${say('version', { version })} · ${say('beijing')}</div></footer>
</body>
</html>`
}

function modeBar({ dev, say, actor, signedIn, path }: Visit): Html {
  if (!dev)
    return html`<div class="mode" role="note"><div class="inner">${say('readOnly')}</div></div>`
  const who = signedIn ? actor : say('nobody')
  const back = html`<input type="hidden" name="back" value="${path}">`
  return html`<div class="mode" role="note"><div class="inner"><span>${say('devMode', { actor: who })}</span>
<a href="/sign-in?back=${encodeURIComponent(path)}">${say(signedIn ? 'switchActor' : 'signIn')}</a>${
    signedIn &&
    html`<form method="post" action="/sign-out">${back}<button class="plain">${say('signOut')}</button></form>`
  }</div></div>`
}

const isUnder = (here: string, href: string): boolean =>
  href === '/' ? here === '/' : here === href || here.startsWith(`${href}/`)

/** The same address in another language, everything else in it kept. */
function withLanguage(path: string, language: Language): string {
  const [place = '/', query] = path.split('?')
  const params = new URLSearchParams(query)
  params.set('lang', language)
  return `${place}?${params}`
}

/** An address with a query, members without a value left out. */
export function address(
  place: string,
  query: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value))
  return params.size > 0 ? `${place}?${params}` : place
}

/** An address on this site to come back to; anything else leads home. */
export const ownAddress = (text: unknown): string =>
  typeof text === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(text) ? text : '/'
