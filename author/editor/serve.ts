import type { serveEditor as Serve } from './server.ts'

/** Serves an editor. What that is made of is read only now: most commands know of no editor. */
export const serveEditor = async (...given: Parameters<typeof Serve>): Promise<void> => {
  const server = await import('./server.ts')
  server.serveEditor(...given)
}
