// Standing in line: what the locks and the queues are made of. Python: the `_waiters` of
// asyncio.locks, and `_LoopBoundMixin`.
import { type Kernel, requireKernel, type Touch, touch } from './events.ts'
import { RuntimeError } from './exceptions.ts'
import { behind, Future } from './futures.ts'
import type { Task } from './tasks.ts'

/** The name of a method that tells which task has a thing, for deadlock reports. */
export const holder = Symbol('task that has it')

type Owner = object & { [holder]?(): Task<unknown> | undefined }

/** A place in a line: done when it is the holder's turn to go on. */
export class Turn extends Future<void> {
  readonly #what: string
  /** The lock or the queue it is a place in. */
  readonly owner: Owner

  constructor(kernel: Kernel, what: string, owner: Owner) {
    super(kernel)
    this.#what = what
    this.owner = owner
  }

  override [behind](): readonly Future<unknown>[] {
    const task = this.owner[holder]?.()
    return task === undefined ? [] : [task]
  }

  override traceName(): string {
    return this.#what
  }
}

/** Those who wait for the same thing, first come first served. */
export class Line {
  readonly turns: Turn[] = []
  readonly #owner: Owner
  readonly #what: string
  /** `looks` where it makes no difference who came first. */
  readonly #how: Touch
  #kernel: Kernel | undefined

  /** `what` is how a deadlock report calls it: `Lock.acquire`. */
  constructor(owner: Owner, what: string, how: Touch = 'changes') {
    this.#owner = owner
    this.#what = what
    this.#how = how
    touch(owner, 'creates')
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
    const turn = new Turn(kernel, what, this.#owner)
    this.turns.push(turn)
    touch(this.#owner, this.#how)
    return turn
  }

  /** Gives up a place, if it is still there. */
  leave(turn: Turn): void {
    touch(this.#owner, this.#how)
    const index = this.turns.indexOf(turn)
    if (index >= 0) this.turns.splice(index, 1)
  }

  /** For `toString`: how many wait. */
  toString(): string {
    return this.turns.length === 0 ? '' : `, waiters:${this.turns.length}`
  }
}
