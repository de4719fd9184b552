import { asyncWith, createTask, sleep, wait } from '../../index.ts'
import { log } from '../twin.ts'

class CM {
  readonly #enter: number
  readonly #leave: number

  constructor(enter: number, leave: number) {
    this.#enter = enter
    this.#leave = leave
  }

  *aenter() {
    log('entering')
    yield* sleep(this.#enter)
    log('entered')
  }

  *aexit(e?: unknown) {
    log('leaving', e)
    yield* sleep(this.#leave)
    log('left')
  }
}

function* w(cm: CM) {
  yield* asyncWith(cm, function* () {
    log('body')
  })
  log('after')
}

export function* main() {
  for (const cm of [new CM(9, 0), new CM(0, 9)]) {
    const t = createTask(w(cm))
    yield* sleep(1)
    t.cancel()
    yield* wait([t])
    log(t.cancelled())
  }
}
