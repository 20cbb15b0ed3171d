import type { createServer as Create } from './app.ts'

/** Builds the whole server. What it is made of is read only now: most commands serve nobody. */
export const createServer: typeof Create = async (house, options) => {
  const app = await import('./app.ts')
  return app.createServer(house, options)
}
