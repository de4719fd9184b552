import { asyncWith, Condition, createTask, gather, RuntimeError, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* consumer(c: Condition, items: string[], n: string) {
  yield* asyncWith(c, function* () {
    if (items.length === 0) yield* c.wait()
    log(n, items.pop() ?? 'finds nothing')
  })
}

export function* main() {
  const c = new Condition()
  const items: string[] = []
  const ts = ['a', 'b'].map((n) => createTask(consumer(c, items, n)))
  yield* sleep(0)
  yield* asyncWith(c, function* () {
    items.push('item')
    c.notifyAll()
  })
  yield* gather(ts)
  for (const f of [() => c.notify(), () => c.notifyAll()]) {
    try {
      f()
    } catch (e) {
      log(only(e, RuntimeError))
    }
  }
  try {
    yield* c.wait()
  } catch (e) {
    log(only(e, RuntimeError))
  }
}
