import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Server } from './postgres.ts'

/** An empty database on a server; always drop it. */
export async function database({
  url,
}: Server): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  const admin = async (text: string): Promise<void> => {
    const client = new pg.Client(url)
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await admin(`create database ${name}`)
  return {
    url: Object.assign(new URL(url), { pathname: `/${name}` }).toString(),
    drop: () => admin(`drop database ${name} with (force)`),
  }
}
