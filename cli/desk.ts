import { existsSync } from 'node:fs'
import { shipped } from '../server/index.ts'

/** Where an author of the working folder writes definitions. */
export const desk = './standards'

/** The definitions that a command reads where none are named: the author's own, or those that come with the package. */
export const atHand = existsSync(desk) ? 'standards' : shipped
