// One of each kind of object that programs make by the thousand, kept alive.
//
// When a full garbage collection finds no object of a kind, the engine forgets its shape, and throws
// away all the fast code that was made for it. Between two programs no task is alive: each of them
// would begin slowly, and a property test makes hundreds.
import { VirtualClock } from './clock.ts'
import type { Coroutine } from './coroutines.ts'
import { Kernel, swapRunning } from './events.ts'
import { CancelledError } from './exceptions.ts'
import { createTask } from './factories.ts'
import { Future } from './futures.ts'
import { gather } from './gather.ts'
import { EventLoop, kernelOfLoop } from './loop.ts'
import { Queue } from './queues.ts'
import { sleep } from './sleep.ts'
import { Stages } from './stages.ts'
import { Trace } from './trace.ts'

/** Fills a loop that never runs. */
function oneOfEach(): unknown[] {
  const loop = new EventLoop(new VirtualClock(), () => {})
  const kernel = kernelOfLoop(loop)
  const before = swapRunning(kernel)
  try {
    const task = createTask(nothing())
    const cancelled = createTask(nothing())
    cancelled.cancel()
    const done = new Future<void>()
    const all = gather([task, done])
    // Wakes what gather has put in its line, which now stands in the queue of the loop.
    done.setResult()
    const queue = new Queue<number>(1)
    const written = [sleep(1), queue.put(1), queue.put(2)]
    for (const each of written) each.next()
    loop.callSoon(() => {})
    loop.callLater(1, () => {})
    const others = [new CancelledError(), new Stages(kernel, []), new Trace()]
    return [loop, task, cancelled, done, all, queue, ...written, ...others]
  } finally {
    swapRunning(before)
  }
}

function* nothing(): Coroutine<void> {}

Kernel.kept = oneOfEach()
