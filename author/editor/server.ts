import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  type Position,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Language, Methods } from '../../engine/index.ts'
import { editOf, fixesOf, hintsOf, locationOf } from './answers.ts'
import { type ConfigFile, checkerBeside } from './checker.ts'
import { Checking } from './checking.ts'
import { completionAt } from './completion.ts'
import { hoverAt } from './hover.ts'
import { linesOf } from './lines.ts'
import { definitionAt, referencesAt } from './navigate.ts'
import { outlineOf } from './outline.ts'
import { type Page, Pages } from './pages.ts'
import { renamable, renamed } from './rename.ts'
import type { Reader } from './told.ts'

/** What the server knows before any editor speaks to it. */
export interface Setting {
  readonly methods: Methods
  /** The same, as the thread that checks finds them. */
  readonly config: ConfigFile
  /** Where the editor names no language. */
  readonly language: Language
}

/** What it can do, as editors ask. */
const abilities: InitializeResult = {
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: { triggerCharacters: [' ', '.', '/', '"', '{', ','] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentSymbolProvider: true,
    renameProvider: { prepareProvider: true },
    codeActionProvider: { codeActionKinds: ['quickfix'] },
    inlayHintProvider: true,
  },
  serverInfo: { name: 'biaogan' },
}

/** Files that others may change. */
const watched = { watchers: [{ globPattern: '**/*.yaml' }] }

/** Serves one editor over a connection until it says goodbye. */
export function serveEditor(connection: Connection, setting: Setting): void {
  const documents = new TextDocuments(TextDocument)
  const client = { language: setting.language, related: false, hints: false, watches: false }
  const followed = followedBy(connection, setting, client)
  const { pages, checking } = followed
  connection.onInitialize((params) => {
    Object.assign(client, clientOf(params, setting.language))
    return abilities
  })
  connection.onInitialized(() => {
    if (client.watches)
      void connection.client.register(DidChangeWatchedFilesNotification.type, watched)
  })
  connection.onShutdown(() => checking.stop())
  connection.onDidChangeWatchedFiles(() => {
    pages.forget()
    for (const { uri } of documents.all()) checking.soon(fileOf(uri) ?? '')
  })
  follow(documents, followed)
  answer(connection, followed)
  documents.listen(connection)
  connection.listen()
}

/** What is known of the editor: it says so when it begins. */
interface Client {
  readonly language: Language
  readonly related: boolean
  readonly hints: boolean
}

/** The files of an editor and what is found in them, told in its language. */
function followedBy(
  connection: Connection,
  { methods, config }: Setting,
  client: Client,
): Followed {
  const pages = new Pages(methods)
  const uris = new Map<string, string>()
  const uriOf = (file: string): string => uris.get(file) ?? pathToFileURL(file).href
  const reader: Reader = {
    pages,
    get language() {
      return client.language
    },
  }
  const checkers = { near: checkerBeside(config), all: checkerBeside(config) }
  const checking = new Checking(pages, checkers, {
    language: () => client.language,
    related: () => client.related,
    uriOf,
    publish: (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }),
    refresh: () => {
      if (client.hints) connection.languages.inlayHint.refresh()
    },
  })
  return { pages, uris, uriOf, reader, checking }
}

/** What the editor says of itself. */
function clientOf({ locale, capabilities }: InitializeParams, language: Language) {
  return {
    language: locale === undefined ? language : /^zh/i.test(locale) ? 'zh' : 'en',
    related: capabilities.textDocument?.publishDiagnostics?.relatedInformation === true,
    hints: capabilities.workspace?.inlayHint?.refreshSupport === true,
    watches: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  }
}

/** The path of a file; null for what is no file. */
const fileOf = (uri: string): string | null => {
  try {
    return fileURLToPath(uri)
  } catch {
    return null
  }
}

interface Followed extends Answering {
  readonly pages: Pages
  /** By its path, the address by which the editor names a file. */
  readonly uris: Map<string, string>
}

/** Keeps the texts that are open as the editor has them. */
function follow(documents: TextDocuments<TextDocument>, { pages, uris, checking }: Followed): void {
  documents.onDidChangeContent(({ document }) => {
    const file = fileOf(document.uri)
    if (!file) return
    uris.set(file, document.uri)
    pages.put(file, document.getText())
    checking.soon(file)
  })
  documents.onDidClose(({ document }) => {
    const file = fileOf(document.uri)
    if (!file) return
    pages.put(file, null)
    checking.soon(file)
  })
  documents.onDidSave(() => pages.forget())
}

interface Answering {
  readonly reader: Reader
  readonly checking: Checking
  readonly uriOf: (file: string) => string
}

interface Asked {
  readonly textDocument: { readonly uri: string }
}

/** Answers what the editor asks of a file; of one that is not there, that there is nothing to say. */
function answer(connection: Connection, { reader, checking, uriOf }: Answering): void {
  const { pages } = reader
  const pageOf = ({ textDocument }: Asked): Page | null => {
    const file = fileOf(textDocument.uri)
    return file === null ? null : pages.page(file)
  }
  const at: At = (params, find) => {
    const page = pageOf(params)
    return page && find(page, linesOf(page.tree.text).offset(params.position))
  }
  connection.onCompletion((asked) =>
    at(asked, (page, offset) => [...completionAt(page, offset, reader)]),
  )
  connection.onHover((asked) => at(asked, (page, offset) => hoverAt(page, offset, reader)))
  connection.onDocumentSymbol((asked) => {
    const page = pageOf(asked)
    return page && [...outlineOf(page, reader.language)]
  })
  connection.onCodeAction(({ context, ...asked }) => {
    const page = pageOf(asked)
    const { language } = reader
    return (
      page && fixesOf(page, context.diagnostics, asked.textDocument.uri, { checking, language })
    )
  })
  connection.languages.inlayHint.on((asked) => {
    const page = pageOf(asked)
    return page && hintsOf(page, asked.range, checking, reader)
  })
  answerNames(connection, at, { reader, checking, uriOf })
}

/** What is found at a place of a page. */
type At = <T>(
  asked: Asked & { readonly position: Position },
  find: (page: Page, offset: number) => T,
) => T | null

/** Answers where a name is declared and used, and changes it. */
function answerNames(connection: Connection, at: At, { reader, uriOf }: Answering): void {
  const { pages } = reader
  connection.onDefinition((asked) =>
    at(asked, (page, offset) => {
      const found = definitionAt(page, offset, pages)
      return found && locationOf(found, uriOf)
    }),
  )
  connection.onReferences((asked) =>
    at(asked, (page, offset) => {
      const all = referencesAt(page, offset, pages).map((one) => locationOf(one, uriOf))
      return asked.context.includeDeclaration ? all : all.slice(1)
    }),
  )
  connection.onPrepareRename((asked) =>
    at(asked, (page, offset) => {
      const found = renamable(page, offset, reader)
      if ('refused' in found) throw refusal(found.refused)
      const { span, name } = found.mark
      return { range: linesOf(page.tree.text).range(span), placeholder: name }
    }),
  )
  connection.onRenameRequest((asked) =>
    at(asked, (page, offset) => {
      const found = renamed(page, offset, asked.newName, reader)
      if ('refused' in found) throw refusal(found.refused)
      return editOf(found.places, asked.newName, uriOf)
    }),
  )
}

/** Why nothing is renamed, as the editor shows it. */
const refusal = (why: string) => new ResponseError(LSPErrorCodes.RequestFailed, why)
