// Random programs, small enough that all of their orders can be run: tasks that share a few variables
// and everything of the runtime that tasks wait at. What came of a run is said in one line: how it
// ended, what every task saw, and what the variables are.
import fc from 'fast-check'
import {
  asyncWith,
  Condition,
  type Coroutine,
  createTask,
  Event,
  gather,
  Lock,
  Queue,
  Semaphore,
  sleep,
  type Task,
  waitFor,
} from '#runtime'
import type { Scenario } from '../../explore/run.ts'
import { shared } from '../../explore/shared.ts'

/** One thing that a task does. */
export type Act =
  | { readonly kind: 'read' | 'write' | 'update'; readonly name: number }
  | { readonly kind: 'turn' | 'sleep' | 'lock' | 'permit' | 'wait' | 'set' | 'put' | 'get' }
  | { readonly kind: 'child' | 'limit' | 'notify' | 'news' | 'isDone' }
  | { readonly kind: 'cancel'; readonly name: number }

/** What each task does. */
export type Plan = readonly (readonly Act[])[]

const PLAIN = [
  ...['turn', 'sleep', 'lock', 'permit', 'wait', 'set', 'put', 'get', 'child', 'limit'],
  ...['notify', 'news', 'isDone'],
] as const

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('read', 'write', 'update'), name: fc.nat(1) }),
  },
  { weight: 5, arbitrary: fc.constantFrom(...PLAIN).map((kind) => ({ kind }) as Act) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), name: fc.nat(1) }) },
) as fc.Arbitrary<Act>

/** Two or three tasks that do one to three things each. */
export const plans: fc.Arbitrary<Plan> = fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 3,
})

/** The program of a plan, and its story when it has ended. */
export function programOf(plan: Plan, tell: (story: string) => void): () => Scenario<void> {
  return () => {
    const cells = shared([{ value: 0 }, { value: 0 }])
    const lock = new Lock()
    const permits = new Semaphore(1)
    const event = new Event()
    const queue = new Queue<number>(1)
    const news = new Condition()
    const tasks: Task<void>[] = []
    const seen: unknown[][] = plan.map(() => [])
    const add = function* (name: number, who: number): Coroutine<void> {
      const cell = cells[name % 2] as { value: number }
      const { value } = cell
      yield
      cell.value = value + who + 1
    }
    const perform = function* (act: Act, who: number): Coroutine<unknown> {
      switch (act.kind) {
        case 'read':
          return cells[act.name]?.value
        case 'write':
          return void Object.assign(cells[act.name] ?? {}, { value: 10 * (who + 1) })
        case 'update':
          return yield* add(act.name, who)
        case 'turn':
          return yield
        case 'sleep':
          return yield* sleep(1 + who)
        case 'lock':
          return yield* asyncWith(lock, () => add(0, who))
        case 'permit':
          return yield* asyncWith(permits, () => add(1, who))
        case 'wait':
          return yield* event.wait()
        case 'set':
          return event.set()
        case 'put':
          return yield* queue.put(who)
        case 'get':
          return yield* queue.get()
        case 'child':
          return yield* gather([add(0, who), add(1, who)])
        case 'limit':
          return yield* waitFor(add(0, who), 2)
        case 'notify':
          return yield* asyncWith(news, function* () {
            news.notify()
          })
        case 'news':
          return yield* asyncWith(news, () => news.wait())
        case 'isDone':
          return tasks[(who + 1) % plan.length]?.done()
        case 'cancel':
          return tasks[(who + 1 + act.name) % plan.length]?.cancel()
      }
    }
    const work = function* (who: number): Coroutine<void> {
      for (const act of plan[who] ?? []) {
        try {
          seen[who]?.push(yield* perform(act, who))
        } catch (error) {
          seen[who]?.push((error as Error).name)
        }
      }
    }
    const main = function* (): Coroutine<void> {
      for (const who of plan.keys()) tasks.push(createTask(work(who), { name: `t${who}` }))
      for (const task of tasks) yield* task
    }
    return {
      main: main(),
      check: (run) => tell(JSON.stringify([run.kind, seen, cells.map(({ value }) => value)])),
    }
  }
}
