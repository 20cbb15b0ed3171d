/** What an author's tools need beyond the engine: documents, workbooks, an editor's server. */
export {
  type Change,
  type Flaw,
  type Patched,
  type Taken,
  takeWorkbook,
  workbookOf,
} from './workbook/index.ts'
