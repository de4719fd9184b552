import { allTasks, asyncGenerator, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

const numbers = () =>
  asyncGenerator<number>(function* (emit) {
    try {
      yield* emit(1)
    } finally {
      log('closing')
      try {
        yield* sleep(2)
      } finally {
        log('closed')
      }
    }
  })

function cancelAll() {
  for (const task of allTasks()) log('cancel', task.cancel())
}

export function* main() {
  const kept = numbers()
  log(yield* kept.anext())
  getRunningLoop().callLater(1, cancelAll)
  return 'main'
}
