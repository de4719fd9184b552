import { describe, expect, it } from 'vitest'
import { Kernel } from '../events.ts'
import { Future, isCoroutine, Queue, simulate, Task } from '../index.ts'
import { kernelOfLoop } from '../loop.ts'
import { Stages } from '../stages.ts'
import { Trace } from '../trace.ts'

describe('shapes', () => {
  it('keep one of each kind alive, and what waits in a queue of the loop', () => {
    for (const kind of [Task, Future, Queue, Stages, Trace]) {
      expect(Kernel.kept).toContainEqual(expect.any(kind))
    }
    expect(Kernel.kept.filter(isCoroutine)).toHaveLength(3)
    const task = Kernel.kept.find((kept) => kept instanceof Task)
    const kernel = kernelOfLoop((task as Task<unknown>).getLoop())
    const names = kernel.ready.items().map((entry) => entry.constructor.name)
    expect(names).toEqual(['Task', 'Task', 'Wakening', 'Handle'])
    expect(kernel.timers.pending().map((timer) => timer.constructor.name)).toEqual([
      'Sleep',
      'TimerHandle',
    ])
  })

  it('belong to a loop that nobody meets', () => {
    function* main() {
      return Kernel.kept.filter((kept) => kept instanceof Task && kept.getLoop().isRunning())
    }
    expect(simulate(main())).toMatchObject({ kind: 'returned', result: [], warnings: [] })
  })
})
