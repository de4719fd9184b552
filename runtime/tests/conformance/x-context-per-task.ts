import { ContextVar, createTask, gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

const variable = new ContextVar('var', { default: 'none' })

function* child(name: string) {
  log(name, 'starts with', variable.get())
  const token = variable.set(name)
  yield* sleep(0)
  log(name, 'has', variable.get())
  variable.reset(token)
  log(name, 'again', variable.get())
}

function* called() {
  variable.set('called')
}

export function* main() {
  log(variable.get())
  const a = createTask(child('a'))
  variable.set('main')
  const b = createTask(child('b'))
  yield* called()
  log('after a call', variable.get())
  yield* gather([a, b])
  log('main has', variable.get())
}
