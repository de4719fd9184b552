// Runs in a thread that arena.ts starts: what a program does to its thread, the terminal survives.
import { parentPort } from 'node:worker_threads'
import type { Program } from '../program.ts'
import { positionAfter, type Wish } from './player.ts'

parentPort?.on('message', ({ program, wish }: { program: Program; wish: Wish }) => {
  parentPort?.postMessage(positionAfter(program, wish))
})
parentPort?.postMessage('ready')
