import {
  asyncWith,
  ContextVar,
  copyContext,
  createTask,
  currentTask,
  LookupError,
  RuntimeError,
  sleep,
  TaskGroup,
  ValueError,
} from '../../index.ts'
import { log, only } from '../twin.ts'

const variable = new ContextVar<number>('var')

function* add(n: number) {
  variable.set(variable.get(0) + n)
  yield* sleep(0)
  variable.set(variable.get() + n)
  log('sum', variable.get())
}

export function* main() {
  const context = copyContext()
  const a = createTask(add(1), { context })
  const b = createTask(add(10), { context })
  yield* a
  yield* b
  log(context.get(variable), context.has(variable), variable.get('unset'))
  log(context.run(() => variable.get()))
  log(context.copy().run(() => variable.set(5)).oldValue, context.get(variable))
  yield* asyncWith(new TaskGroup(), function* (g) {
    g.createTask(add(100), { context })
  })
  log(context.get(variable))
  try {
    variable.get()
  } catch (e) {
    log(only(e, LookupError))
  }
  try {
    context.run(() => context.run(() => {}))
  } catch (e) {
    log(only(e, RuntimeError))
  }
  const token = context.run(() => variable.set(1))
  try {
    variable.reset(token)
  } catch (e) {
    log(only(e, ValueError))
  }
  const mine = variable.set(1)
  variable.reset(mine)
  try {
    variable.reset(mine)
  } catch (e) {
    log(only(e, RuntimeError))
  }
  log(variable.get('unset again'), currentTask()?.getContext().get(variable))
  variable.set(7)
  log(currentTask()?.getContext().get(variable))
}
