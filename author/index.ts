/** What an author's tools need beyond the engine: documents, workbooks, an editor's server. */

export { type DocumentOptions, documentOf, madeHere } from './document/document.ts'
export { serveEditor } from './editor/serve.ts'
export type { Done } from './fixes/done.ts'
export { edited } from './fixes/edit.ts'
export { type Fixed, fixed, provenEdits } from './fixes/fix.ts'
export {
  type Change,
  type Flaw,
  type Patched,
  type Taken,
  takeWorkbook,
  workbookOf,
} from './workbook/index.ts'
