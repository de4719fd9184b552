import { ContextVar, getRunningLoop, shield, sleep } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

const variable = new ContextVar('var', { default: 'none' })

export function* main() {
  const loop = getRunningLoop()
  const handler = loop.getExceptionHandler()
  loop.setExceptionHandler((context) => log(context.message.slice(0, 21), variable.get()))
  const fails = () => {
    variable.set(`${variable.get()}, callback`)
    throw new ErrA('x')
  }
  const plain = loop.createFuture()
  plain.addDoneCallback(fails)
  plain.setResult(1)
  loop.callSoon(fails)
  variable.set('main')
  loop.callSoon(fails)
  const other = loop.createFuture()
  other.addDoneCallback(fails)
  other.setResult(2)
  const inner = loop.createFuture()
  const outer = shield(inner)
  const timer = loop.callLater(9, fails)
  variable.set('main, later')
  inner.setResult(3)
  outer.setResult(4)
  yield* sleep(0)
  loop.callExceptionHandler({ message: 'about a callback', handle: timer })
  log(timer.getContext().get(variable))
  loop.setExceptionHandler(handler)
  timer.cancel()
}
