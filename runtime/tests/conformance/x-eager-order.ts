import {
  allTasks,
  createTask,
  currentTask,
  eagerTaskFactory,
  gather,
  getRunningLoop,
  sleep,
  waitFor,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* quick(name: string) {
  log(name)
  return name
}

function* slow(name: string) {
  log(name, 'starts')
  yield* sleep(0)
  log(name, 'goes on', currentTask())
  return name
}

function* fails() {
  throw new ErrA('x')
}

export function* main() {
  const loop = getRunningLoop()
  currentTask()?.setName('main')
  loop.setTaskFactory(eagerTaskFactory)
  log(loop.getTaskFactory() === eagerTaskFactory)
  const a = createTask(quick('a'), { name: 'A' })
  log('created a', a.done(), currentTask())
  const b = createTask(slow('b'), { name: 'B' })
  log('created b', b.done(), allTasks())
  log(yield* a, yield* b)
  const c = createTask(fails(), { name: 'C' })
  log(c.done(), c.exception())
  const all = gather([quick('c'), quick('d')])
  log('all quick', all.done(), yield* all)
  const t = createTask(slow('f'), { name: 'F' })
  const one = gather([quick('e'), t])
  log('one slow', one.done(), yield* one)
  loop.callSoon(() => {
    createTask(slow('g'), { name: 'G' })
    log('callback', currentTask())
  })
  yield* sleep(0)
  yield* sleep(0)
  const h = createTask(slow('h'), { name: 'H' })
  const failing = gather([fails(), h])
  log('one fails', failing.done())
  try {
    yield* failing
  } catch (e) {
    log(only(e, ErrA))
  }
  log(yield* waitFor(slow('i'), 1))
  log(yield* waitFor(createTask(quick('j'), { name: 'J' }), 0))
  loop.setTaskFactory(undefined)
  const d = createTask(quick('last'), { name: 'D' })
  log('no longer', d.done())
  yield* d
}
