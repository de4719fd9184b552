// Turns of a loop. Python: `_run_once` of asyncio.base_events.
import { contexts } from './contexts.ts'
import { countTurn, type Kernel, swapRunning } from './events.ts'
import { type Turning, takeTurn } from './ready.ts'

/**
 * Runs turns of a loop while something is ready, until one of them stops it or `most` turns have
 * been run in all: `kernel.turns`. The clock stands still in between.
 *
 * The first turn moves due timers behind what is ready, which need not be anything. A
 * KeyboardInterrupt leaves the rest of its turn in the queue.
 */
export function runTurns(kernel: Kernel, most: number): void {
  const now = kernel.clock.now()
  inTurns(kernel, now, () => turnUntil(kernel, most, now))
}

/** A function of its own: the engine keeps in registers what a closure would look up in each turn. */
function turnUntil(kernel: Kernel, most: number, now: number): void {
  const isTimed = kernel.debug && !kernel.clock.isVirtual
  const { ready, timers } = kernel
  do {
    countTurn(kernel)
    if (timers.size > 0) moveDue(kernel, now)
    // A turn calls what was ready when it began.
    for (let left = ready.size; left > 0; left--) {
      const entry = ready.take()
      if (isTimed) runTimed(kernel, entry)
      else entry[takeTurn](kernel, undefined)
    }
  } while (ready.size > 0 && !kernel.isStopping && kernel.turns < most)
}

/** Does what turns consist of: the loop is the running one, and no context is current yet. */
export function inTurns(kernel: Kernel, now: number, work: () => void): void {
  const before = swapRunning(kernel)
  const { current, ofTask } = contexts
  contexts.current = undefined
  kernel.isTurning = true
  kernel.trace?.at(now)
  try {
    work()
  } finally {
    kernel.isTurning = false
    contexts.current = current
    contexts.ofTask = ofTask
    swapRunning(before)
  }
}

/** Moves the timers that are due into the queue. */
export function moveDue(kernel: Kernel, now: number): void {
  const { ready, timers, trace } = kernel
  for (let timer = timers.takeDue(now); timer !== undefined; timer = timers.takeDue(now)) {
    trace?.record('timer.fire', timer.when())
    ready.add(timer)
  }
}

/** Runs the entry and complains if it held up the loop for long. */
function runTimed(kernel: Kernel, entry: Turning): void {
  const start = kernel.clock.now()
  entry[takeTurn](kernel, undefined)
  const seconds = kernel.clock.now() - start
  if (seconds < kernel.loop.slowCallbackDuration) return
  kernel.loop.defaultExceptionHandler({
    message: `Executing ${entry} took ${seconds.toFixed(3)} seconds`,
  })
}
