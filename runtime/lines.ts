// Standing in line: what the locks and the queues are made of. Python: the `_waiters` of
// asyncio.locks, and `_LoopBoundMixin`.
import { type Kernel, requireKernel } from './events.ts'
import { RuntimeError } from './exceptions.ts'
import { Future } from './futures.ts'

/** A place in a line: done when it is the holder's turn to go on. */
export class Turn extends Future<void> {
  readonly #what: string

  constructor(kernel: Kernel, what: string) {
    super(kernel)
    this.#what = what
  }

  override traceName(): string {
    return this.#what
  }
}

/** Those who wait for the same thing, first come first served. */
export class Line {
  readonly turns: Turn[] = []
  readonly #owner: object
  readonly #what: string
  #kernel: Kernel | undefined

  /** `what` is how a deadlock report calls it: `Lock.acquire`. */
  constructor(owner: object, what: string) {
    this.#owner = owner
    this.#what = what
  }

  /** A place at the end. Throws RuntimeError in another loop than the first time. */
  join(what = this.#what): Turn {
    const kernel = requireKernel()
    this.#kernel ??= kernel
    if (kernel !== this.#kernel) {
      throw new RuntimeError(
        `${this.#owner} is bound to a different event loop.\n` +
          '  Tasks of another run() or simulate() have waited for it; create it inside this one.',
      )
    }
    const turn = new Turn(kernel, what)
    this.turns.push(turn)
    return turn
  }

  /** Gives up a place, if it is still there. */
  leave(turn: Turn): void {
    const index = this.turns.indexOf(turn)
    if (index >= 0) this.turns.splice(index, 1)
  }

  /** For `toString`: how many wait. */
  toString(): string {
    return this.turns.length === 0 ? '' : `, waiters:${this.turns.length}`
  }
}
