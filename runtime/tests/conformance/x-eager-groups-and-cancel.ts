import {
  asCompleted,
  asyncWith,
  CancelledError,
  ContextVar,
  type Coroutine,
  createTask,
  currentTask,
  ExceptionGroup,
  eagerTaskFactory,
  type Future,
  gather,
  getRunningLoop,
  sleep,
  TaskGroup,
  wait,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

const variable = new ContextVar<string | number>('var', { default: 'none' })

function* quick(name: string) {
  log(name)
  return name
}

function* slow(name: string) {
  log(name, 'starts')
  try {
    yield* sleep(1)
  } catch (e) {
    log(name, only(e, CancelledError) && 'cancelled')
    throw e
  }
}

function* fails() {
  throw new ErrA('x')
}

function* cancelsItself() {
  currentTask()?.cancel()
  log('go on')
  yield* sleep(0)
  log('not here')
}

function* nested(depth: number): Coroutine<void> {
  const before = currentTask()?.getName()
  variable.set(depth)
  if (depth) createTask(nested(depth - 1), { name: `N${depth - 1}` })
  log(depth, currentTask()?.getName() === before, variable.get())
}

function* setter(f: Future<string>) {
  f.setResult('set')
  log('setter')
}

function* waiter(f: Future<string>) {
  log('got', yield* f)
}

export function* main() {
  const loop = getRunningLoop()
  loop.setTaskFactory(eagerTaskFactory)
  yield* asyncWith(new TaskGroup(), function* (group) {
    const a = group.createTask(quick('a'), { name: 'A' })
    group.createTask(quick('b'), { name: 'B' })
    log('in the group', a.done())
    loop.callSoon(() => log('a turn'))
  })
  log('after the group')
  yield* sleep(0)
  try {
    yield* asyncWith(new TaskGroup(), function* (group) {
      group.createTask(slow('s'), { name: 'S' })
      group.createTask(fails(), { name: 'F' })
      log('still in the body')
      yield* sleep(0)
      log('not here')
    })
  } catch (e) {
    log(only(e, ExceptionGroup))
  }
  const c = createTask(cancelsItself(), { name: 'C' })
  log(c.done(), c.cancelling())
  yield* wait([c])
  log(c.cancelled())
  createTask(nested(2), { name: 'N2' })
  log(variable.get())
  const f = loop.createFuture<string>()
  const w = createTask(waiter(f), { name: 'W' })
  const s = createTask(setter(f), { name: 'X' })
  log(w.done(), s.done())
  yield* w
  const f2 = loop.createFuture<string>()
  const g = gather([f2, setter(f2)])
  log(g.done(), yield* g)
  const t = createTask(slow('t'), { name: 'T' })
  t.cancel()
  log(t.done())
  yield* wait([t])
  for (const n of asCompleted([quick('1'), quick('2')])) log(yield* n)
}
