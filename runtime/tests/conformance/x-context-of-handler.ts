import { ContextVar, createTask, getRunningLoop, sleep } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

const variable = new ContextVar('var', { default: 'none' })

export function* main() {
  const loop = getRunningLoop()
  const handler = loop.getExceptionHandler()
  loop.setExceptionHandler((context) => log(context.message, variable.get()))
  function* child() {
    variable.set('child')
    yield* sleep(1)
  }
  const task = createTask(child())
  yield* sleep(0)
  variable.set('main')
  loop.callExceptionHandler({ message: 'about a task', task })
  loop.callExceptionHandler({ message: 'about a future', future: task })
  loop.callExceptionHandler({ message: 'about a plain future', future: loop.createFuture() })
  loop.callExceptionHandler({ message: 'about nothing' })
  loop.callSoon(() => {
    variable.set('callback')
    throw new ErrA('x')
  })
  loop.setExceptionHandler(() => log(variable.get()))
  yield* sleep(0)
  loop.setExceptionHandler(handler)
}
