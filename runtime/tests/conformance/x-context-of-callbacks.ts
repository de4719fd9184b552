import { ContextVar, copyContext, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

const variable = new ContextVar('var', { default: 'none' })

function show(name: string) {
  log(name, variable.get())
  variable.set(name)
}

export function* main() {
  const loop = getRunningLoop()
  const f = loop.createFuture<undefined>()
  f.addDoneCallback(() => show('done 1'))
  loop.callSoon(show, 'soon 1')
  variable.set('one')
  f.addDoneCallback(() => show('done 2'))
  loop.callSoon(show, 'soon 2')
  loop.callLater(1, show, 'later')
  loop.callAt(2, show, 'at')
  const context = copyContext()
  variable.set('two')
  loop.callSoon(show, 'given 1', { context })
  loop.callSoon(show, 'given 2', { context })
  f.addDoneCallback(() => show('done 3'), { context })
  f.setResult(undefined)
  variable.set('three')
  f.addDoneCallback(() => show('done 4'))
  yield* sleep(3)
  log('main', variable.get(), 'context', context.get(variable))
}
