export { serveEditor } from './editor/server.ts'
