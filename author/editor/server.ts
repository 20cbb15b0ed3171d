import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  type Connection,
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

/** Serves one editor over a connection until it says goodbye. */
export function serveEditor(connection: Connection, { methods, language }: Setting): void {
  const documents = new TextDocuments(TextDocument)
  const pages = new Pages(methods)
  const uris = new Map<string, string>()
  const client = { language, related: false, hints: false }
  const reader: Reader = {
    pages,
    get language() {
      return client.language
    },
  }
  const uriOf = (file: string): string => uris.get(file) ?? pathToFileURL(file).href
  const checking = new Checking(pages, {
    language: () => client.language,
    related: () => client.related,
    uriOf,
    publish: (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }),
    refresh: () => {
      if (client.hints) connection.languages.inlayHint.refresh()
    },
  })
  connection.onInitialize((params) => {
    Object.assign(client, clientOf(params, language))
    return abilities
  })
  connection.onShutdown(() => checking.stop())
  connection.onDidChangeWatchedFiles(() => {
    pages.forget()
    for (const { uri } of documents.all()) checking.soon(fileOf(uri)!)
  })
  follow(documents, { pages, uris, checking })
  answer(connection, { reader, checking, uriOf })
  documents.listen(connection)
  connection.listen()
}

/** What the editor says of itself. */
function clientOf({ locale, capabilities }: InitializeParams, language: Language) {
  return {
    language: locale === undefined ? language : /^zh/i.test(locale) ? 'zh' : 'en',
    related: capabilities.textDocument?.publishDiagnostics?.relatedInformation === true,
    hints: capabilities.workspace?.inlayHint?.refreshSupport === true,
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

interface Followed {
  readonly pages: Pages
  readonly uris: Map<string, string>
  readonly checking: Checking
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
  const at = <T>(
    params: Asked & { readonly position: Position },
    find: (page: Page, offset: number) => T,
  ): T | null => {
    const page = pageOf(params)
    return page && find(page, linesOf(page.tree.text).offset(params.position))
  }
  connection.onCompletion((params) =>
    at(params, (page, offset) => [...completionAt(page, offset, reader)]),
  )
  connection.onHover((params) => at(params, (page, offset) => hoverAt(page, offset, reader)))
  connection.onDefinition((params) =>
    at(params, (page, offset) => {
      const found = definitionAt(page, offset, pages)
      return found && locationOf(found, uriOf)
    }),
  )
  connection.onReferences((params) =>
    at(params, (page, offset) =>
      referencesAt(page, offset, pages)
        .slice(params.context.includeDeclaration ? 0 : 1)
        .map((one) => locationOf(one, uriOf)),
    ),
  )
  connection.onPrepareRename((params) =>
    at(params, (page, offset) => {
      const found = renamable(page, offset, reader)
      if ('refused' in found) throw refusal(found.refused)
      return {
        range: linesOf(page.tree.text).range(found.mark.span),
        placeholder: found.mark.name,
      }
    }),
  )
  connection.onRenameRequest((params) =>
    at(params, (page, offset) => {
      const found = renamed(page, offset, params.newName, reader)
      if ('refused' in found) throw refusal(found.refused)
      return editOf(found.places, params.newName, uriOf)
    }),
  )
  connection.onDocumentSymbol((params) => {
    const page = pageOf(params)
    return page && [...outlineOf(page, reader.language)]
  })
  connection.onCodeAction((params) => {
    const page = pageOf(params)
    return page && fixesOf(page, params.context.diagnostics, params.textDocument.uri, reader)
  })
  connection.languages.inlayHint.on((params) => {
    const page = pageOf(params)
    return page && hintsOf(page, params.range, checking, reader)
  })
}

/** Why nothing is renamed, as the editor shows it. */
const refusal = (why: string) => new ResponseError(LSPErrorCodes.RequestFailed, why)
