// Who stands in the ready queue, and in the line of a future. Python: `_ready` of base_events.py.
import type { Kernel } from './events.ts'
import type { Future } from './futures.ts'

/** The name of the method that is called when the turn of a task or a callback has come. */
export const takeTurn = Symbol('take turn')

/** A task, a handle, or a callback of the runtime. `cause` is the future that made it ready. */
export type Turning = { [takeTurn](kernel: Kernel, cause: Future<unknown> | undefined): void }

/** A done callback without a context stands in the line as it is, and costs no handle. */
export type Plain = (future: never) => unknown

/** Whoever waits for a future. */
export type Waiter = Turning | Plain
