import { CancelledError, createTask, sleep, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

function* inner(swallow: boolean) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('inner')
    yield* sleep(1)
    if (!swallow) throw e
  }
  return 'value'
}

function* outer(s: boolean) {
  try {
    log('outer got', yield* createTask(inner(s)))
  } catch (e) {
    only(e, CancelledError)
    log('outer cancelled')
  }
}

export function* main() {
  const ts = [createTask(outer(false)), createTask(outer(true))]
  yield* sleep(1)
  for (const t of ts) t.cancel()
  yield* wait(ts)
  log(ts.map((t) => t.cancelling()))
}
