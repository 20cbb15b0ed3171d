import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '../trouble.ts'

/** Who holds a data folder. The start time tells a process from a later one with the same number. */
interface Holder {
  readonly pid: number
  readonly started: string
  readonly host: string
  readonly since: string
}

/** When a process began, in the kernel's ticks; empty where the system does not tell, null when it is gone. */
function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const alive = ({ pid, started, host }: Holder): boolean => {
  if (host !== hostname()) return true
  const now = startOf(pid)
  return now !== null && (now === '' || started === '' || now === started)
}

/**
 * Takes a data folder for this process alone; a second writer would lose acknowledged work without an
 * error. A lock left by a dead process is taken over, one of a live process never. Returns the release.
 */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new Trouble('data-folder-unusable', { folder }, cause)
  }
  const file = join(folder, 'biaogan.lock')
  const mine: Holder = {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    host: hostname(),
    since: new Date().toISOString(),
  }
  const text = JSON.stringify(mine)
  for (let turn = 0; turn < 3; turn++) {
    if (written(file, text)) {
      return () => {
        if (read(file) === text) rmSync(file, { force: true })
      }
    }
    const before = read(file)
    if (before === null) continue
    const holder = parsed(before)
    if (holder && alive(holder)) throw locked(folder, holder)
    const aside = `${file}.${process.pid}.stale`
    try {
      renameSync(file, aside)
    } catch {
      continue
    }
    // Somebody took it between the reading and the renaming: give it back.
    if (read(aside) !== before) {
      renameSync(aside, file)
      continue
    }
    rmSync(aside, { force: true })
  }
  throw locked(folder, parsed(read(file) ?? ''))
}

const locked = (folder: string, holder: Holder | null): Trouble =>
  new Trouble('data-folder-locked', {
    folder,
    pid: holder?.pid ?? 0,
    host: holder?.host ?? '',
    since: holder?.since ?? '',
  })

function written(file: string, text: string): boolean {
  try {
    // Filled first and linked then: nobody ever reads a lock that is there and still empty.
    const full = `${file}.${process.pid}`
    writeFileSync(full, text)
    try {
      linkSync(full, file)
    } finally {
      rmSync(full, { force: true })
    }
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new Trouble('data-folder-unusable', { folder: file }, error)
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** A lock that cannot be read was cut short while it was written, by a process that died. */
function parsed(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return null
  }
}
