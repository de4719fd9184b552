import { asyncFor, asyncGenerator, createTask, currentTask, leave, sleep } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

function numbers(n: number, error?: Error) {
  return asyncGenerator<number>(function* (emit) {
    try {
      while (true) yield* emit(n)
    } finally {
      yield* cleanup(n, error)
    }
  })
}

function* cleanup(n: number, error?: Error) {
  log('closing', n, currentTask())
  yield* sleep(n)
  log('closed', n)
  if (error) throw error
}

function* spin() {
  for (let i = 0; i < 20; i++) {
    log('spin', i)
    yield* sleep(0.5)
  }
}

function* leftover() {
  try {
    yield* sleep(9)
  } finally {
    createTask(spin())
  }
}

export function* main() {
  const kept = [numbers(2), numbers(1, new ErrA('in the cleanup')), numbers(3)]
  createTask(leftover())
  for (const g of kept.slice(0, 2)) {
    yield* asyncFor(g, function* (x) {
      log(x)
      return leave()
    })
  }
  yield* sleep(1)
  log('main ends')
}
