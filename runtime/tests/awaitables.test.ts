// What every docstring says under `Suspends:` and `Cancelled:`, read from the trace. Each awaitable
// has a scene in awaitables.ts, which is played four times:
//
//   ready       nothing has to be waited for
//   waits       it has to wait, and goes on
//   cancelled   its task is cancelled while it waits
//   woken       its task is cancelled in the very turn that wakes it
import { describe, expect, it } from 'vitest'
import { RealClock } from '../clock.ts'
import {
  type Coroutine,
  createTask,
  simulate,
  sleep,
  type Task,
  type TraceEvent,
} from '../index.ts'
import { EventLoop, kernelOfLoop } from '../loop.ts'
import { Trace } from '../trace.ts'
import { runTurns } from '../turns.ts'
import { inTurns, type Scene, scenes } from './awaitables.ts'
import { promises } from './docstrings.ts'
import { turns } from './record.ts'

type Play = 'ready' | 'waits' | 'cancelled' | 'woken'

/** Enough for every scene of the virtual clock. */
const PATIENCE = 10

function* played(scene: Scene, play: Play, patience: number): Coroutine<string> {
  const { ready, waiting, behind, wake, moment = inTurns(0), left } = yield* scene.set()
  const start = play === 'ready' ? ready : waiting
  if (start === undefined) return ''
  const tasks = [createTask(awaiting(start), { name: 'it' })]
  yield* turns(2)
  if (play !== 'ready' && behind !== undefined) {
    tasks.push(createTask(awaiting(behind), { name: 'next' }))
    yield* turns(2)
  }
  const [task] = tasks as [Task<void>]
  if (play === 'cancelled') task.cancel()
  else if (play !== 'ready') {
    wake?.()
    moment(() => {
      if (play === 'woken') task.cancel()
    })
  }
  if (play === 'cancelled') yield* turns(6)
  else yield* sleep(patience)
  const rest = left?.()
  return [...tasks.map(ending), ...(play === 'ready' || rest === undefined ? [] : [rest])].join(
    '; ',
  )
}

function* awaiting(start: () => Iterable<unknown>): Coroutine<void> {
  yield* start() as Coroutine<unknown>
}

function ending(task: Task<void>): string {
  const name = task.getName()
  if (!task.done()) return `${name} waits`
  if (task.cancelled()) return `${name} is cancelled`
  return `${name} ${task.exception() === undefined ? 'returns' : `fails: ${task.exception()}`}`
}

/** Who was told of a cancellation, and what `it` waited for. */
function seen(trace: readonly TraceEvent[], text: string): string {
  const waits = trace.flatMap((event) =>
    event.kind === 'task.suspend' && event.task === 'it' ? [event.on] : [],
  )
  const told = trace.some((event) => event.kind === 'cancel.deliver' && event.task === 'it')
  return `${waits.join(', ') || 'no turn'}${told ? ', is told' : ''} > ${text}`
}

async function playOf(scene: Scene, play: Play): Promise<string | undefined> {
  if (!scene.isReal) {
    const outcome = simulate(played(scene, play, PATIENCE))
    if (outcome.kind !== 'returned') throw outcome.error
    return outcome.result === '' ? undefined : seen(endOf(outcome.trace), outcome.result)
  }
  const trace = new Trace()
  const reports: unknown[] = []
  const loop = new EventLoop(new RealClock(), (report) => reports.push(report), { trace })
  const kernel = kernelOfLoop(loop)
  const task = loop.createTask(played(scene, play, 0.02))
  for (let more = 3; more > 0; more -= task.done() ? 1 : 0) {
    runTurns(kernel, kernel.turns + 1)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(reports).toEqual([])
  return task.result() === '' ? undefined : seen(trace.events(), task.result())
}

/** Up to the end of the program: its clean-up cancels whoever waits. */
function endOf(trace: readonly TraceEvent[]): readonly TraceEvent[] {
  const end = trace.findIndex((event) => event.kind === 'task.finish' && event.task === 'Task-1')
  return trace.slice(0, end)
}

describe('awaitables', () => {
  it('all have a scene, and every scene is of one of them', () => {
    const played = Object.keys(scenes).map((key) => key.replace(/,.*/, ''))
    expect([...new Set(played)].sort()).toEqual(promises.map(({ name }) => name).sort())
  })

  it.each(Object.entries(scenes))('%s', async (key, scene) => {
    const { suspends } = promises.find(({ name }) => name === key.replace(/,.*/, '')) ?? {}
    const isAlways = suspends?.startsWith('always') === true
    expect(await playOf(scene, 'ready')).toBe(isAlways ? undefined : 'no turn > it returns')
    if (suspends === 'never.') {
      expect(scene.record).toBeUndefined()
      return
    }
    const [waits, cancelled, woken] = [
      await playOf(scene, 'waits'),
      await playOf(scene, 'cancelled'),
      await playOf(scene, 'woken'),
    ]
    expect({ waits, cancelled, woken }).toEqual(scene.record)
    expect(waits).not.toMatch(/^no turn/)
  })
})
