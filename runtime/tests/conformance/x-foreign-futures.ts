import {
  type Awaitable,
  asCompleted,
  type Coroutine,
  createTask,
  ensureFuture,
  Future,
  gather,
  getRunningLoop,
  RuntimeError,
  shield,
  simulate,
  sleep,
  ValueError,
  waitFor,
} from '../../index.ts'
import { log, only } from '../twin.ts'

// Made outside of main: one program cannot be run inside of another.
const made = simulate(
  (function* () {
    return new Future<number>()
  })(),
)
if (made.kind !== 'returned') throw made.error
const foreign = made.result

class Custom implements Awaitable<string> {
  *[Symbol.iterator](): Coroutine<string> {
    yield* sleep(0)
    return 'custom'
  }
}

function* attempt(name: string, make: () => Awaitable<unknown>) {
  try {
    log(name, yield* make())
  } catch (e) {
    log(name, only(e, RuntimeError, ValueError))
  }
}

function* gathered(...futures: Future<number>[]) {
  return yield* gather(futures)
}

function* completed(list: Awaitable<unknown>[]) {
  const results: unknown[] = []
  for (const n of asCompleted(list)) results.push(yield* n)
  return results
}

export function* main() {
  const loop = getRunningLoop()
  const f = loop.createFuture<number>()
  f.setResult(1)
  yield* attempt('first', () => createTask(gathered(foreign)))
  yield* attempt('second', () => gathered(f, foreign))
  yield* attempt('completed', () => completed([foreign]))
  yield* attempt('ensure', function* () {
    return yield* ensureFuture(foreign, { loop })
  })
  log(yield* gather([new Custom(), new Custom()]))
  log(yield* shield(new Custom()))
  log(yield* ensureFuture(new Custom()))
  log(yield* completed([new Custom()]))
  log(yield* waitFor(new Custom(), 1))
  const g = createTask(sleep(0))
  yield* attempt('half', function* () {
    return yield* gather([g, foreign])
  })
  yield* sleep(0)
}
