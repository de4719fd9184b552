// A thread that plays programs, as long as somebody asks. What does not answer is ended, and the next
// question starts another one.
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { thread } from '../jury.ts'
import type { Text } from '../language.ts'
import { placeOf, prebuilt } from '../prebuilt.ts'
import type { Program } from '../program.ts'
import { obeyWatchdogs } from '../watchdog.ts'
import type { Position, Trouble, Wish } from './player.ts'

/** A program is stopped long before that, unless it keeps its whole thread from running. */
const SECONDS = 15

const ROOT = join(import.meta.dirname, '../..')
/** Bundled: to load it file by file takes longer than to play. */
const PLAYER = 'graders/explore/player-thread.ts'

/** Plays one program. */
export class Player {
  readonly #program: Program
  #worker: Promise<Worker> | undefined

  constructor(program: Program) {
    this.#program = program
  }

  /** What there is to see after these steps. */
  async position(wish: Wish): Promise<Position | Trouble> {
    if (this.#worker === undefined) obeyWatchdogs()
    this.#worker ??= prebuilt(ROOT).then((built) => thread(placeOf(built, PLAYER)))
    const worker = await this.#worker
    const answer = await new Promise<Position | Trouble | undefined>((resolve) => {
      const limit = setTimeout(() => end(undefined), SECONDS * 1000)
      const stop = () => end(undefined)
      const end = (said: Position | Trouble | undefined) => {
        clearTimeout(limit)
        worker.off('message', end).off('error', stop).off('exit', stop)
        resolve(said)
      }
      worker.on('message', end).on('error', stop).on('exit', stop)
      worker.postMessage({ program: this.#program, wish })
    })
    if (answer !== undefined) return answer
    await this.dismiss()
    return { trouble: { level: 'runtime', seen: STOPPED } }
  }

  /** Ends the thread. */
  async dismiss(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await (await worker?.catch(() => undefined))?.terminate()
  }
}

const STOPPED: Text = {
  en: 'The program was stopped before there was anything to show.',
  es: 'El programa se detuvo antes de que hubiera algo que mostrar.',
}
