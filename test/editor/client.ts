import { type ChildProcess, spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

/** An editor, as far as a language server can tell: it opens files, types, asks, and is told. */
export interface Editor {
  readonly abilities: InitializeResult
  open(file: string, text: string): string
  type(uri: string, text: string): void
  close(uri: string): void
  /** Asks, and fails where the server does. */
  ask<T>(method: string, params: object): Promise<T>
  /** What is said against a file when it is next said. */
  told(uri: string): Promise<readonly Diagnostic[]>
  /** What was last said against a file. */
  last(uri: string): readonly Diagnostic[]
  quit(): Promise<void>
}

const settings: { readonly [section: string]: object } = {
  yaml: { schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } },
  redhat: { telemetry: { enabled: false } },
}

const capabilities = {
  workspace: { configuration: true },
  textDocument: {
    hover: { contentFormat: ['markdown' as const] },
    completion: {
      completionItem: { snippetSupport: true, documentationFormat: ['markdown' as const] },
    },
    publishDiagnostics: { relatedInformation: true },
  },
}

/** Starts a server as editors do, over standard input and output. */
export async function editorWith(
  command: readonly string[],
  { locale = 'zh-cn' }: { readonly locale?: string } = {},
): Promise<Editor> {
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(({ section }: { section: string }) => settings[section] ?? null),
  )
  connection.listen()
  const abilities: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    locale,
    rootUri: null,
    capabilities,
  })
  void connection.sendNotification('initialized', {})
  return at(connection, child, abilities)
}

function at(
  connection: ProtocolConnection,
  child: ChildProcess,
  abilities: InitializeResult,
): Editor {
  const said = new Map<string, readonly Diagnostic[]>()
  const waiting = new Map<string, (found: readonly Diagnostic[]) => void>()
  let version = 1
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    said.set(uri, diagnostics)
    waiting.get(uri)?.(diagnostics)
    waiting.delete(uri)
  })
  const notify = (method: string, params: object): void =>
    void connection.sendNotification(method, params)
  return {
    abilities,
    open(file, text) {
      const uri = pathToFileURL(file).href
      notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      })
      return uri
    },
    type(uri, text) {
      version += 1
      const textDocument = { uri, version }
      notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] })
    },
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    ask: (method, params) => connection.sendRequest(method, params),
    told: (uri) => new Promise((found) => waiting.set(uri, found)),
    last: (uri) => said.get(uri) ?? [],
    async quit() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      connection.dispose()
      await new Promise((ended) => (child.exitCode === null ? child.once('exit', ended) : ended(0)))
    },
  }
}
