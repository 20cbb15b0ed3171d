import { test } from 'vitest'
import { authored, hall } from './world.ts'
test('x', () => { authored(hall) })
