// How workers end that are asked to stop: what leaves the coroutine decides, not what was asked.
import { type Coroutine, createTask, currentTask, type Ending, sleep, type Task } from '#runtime'
import { exercise } from '../exercise.ts'
import { predictsResult, type Scene } from '../predict.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/12-stubborn-worker.ts')

exercise<Module>(import.meta.url, {
  'predicts how the workers of once end': {
    es: 'predice cómo acaban los trabajadores de once',
    run: predictsResult('onceEndings', () => ONCE),
  },

  'predicts how the workers of twice end': {
    es: 'predice cómo acaban los trabajadores de twice',
    run: predictsResult('twiceEndings', () => TWICE),
  },

  'predicts what pardon returns': {
    es: 'predice lo que devuelve pardon',
    run: predictsResult('pardonResult', () => PARDON),
  },
})

/** Program 1: each worker is asked once; the last one before it has had a turn. */
function* once(): Coroutine<object> {
  const polite = createTask(work('polite'))
  const stubborn = createTask(work('stubborn'))
  const clumsy = createTask(work('clumsy'))
  yield* sleep(1)
  const unborn = createTask(work('stubborn'))
  for (const task of [polite, stubborn, clumsy, unborn]) task.cancel()
  return {
    polite: yield* endingOf(polite),
    stubborn: yield* endingOf(stubborn),
    clumsy: yield* endingOf(clumsy),
    unborn: yield* endingOf(unborn),
  }
}

function* work(character: string): Coroutine<string> {
  try {
    yield* sleep(5)
  } catch (error) {
    if (character === 'polite') throw error
    if (character === 'clumsy') throw new Error('stopped')
    if (character === 'patient') yield* sleep(5)
  }
  return 'done'
}

function* endingOf(task: Task<unknown>): Coroutine<Ending> {
  try {
    yield* task
  } catch {}
  if (task.cancelled()) return 'cancelled'
  return task.exception() === undefined ? 'returned' : 'raised'
}

/** Program 2: two workers that put up with one CancelledError are asked twice. */
function* twice(): Coroutine<object> {
  const together = createTask(work('patient'))
  const apart = createTask(work('patient'))
  yield* sleep(1)
  for (const task of [together, together, apart]) task.cancel()
  yield* sleep(1)
  apart.cancel()
  return { together: yield* endingOf(together), apart: yield* endingOf(apart) }
}

/** Program 3: a worker counts the requests, takes one back, and goes on. */
function* pardon(): Coroutine<object> {
  const worker = createTask(forgiving())
  yield* sleep(1)
  worker.cancel()
  worker.cancel()
  return { ending: yield* endingOf(worker), ...worker.result() }
}

function* forgiving(): Coroutine<{ requests: number; left: number }> {
  try {
    yield* sleep(5)
  } catch {}
  const me = currentTask()
  return { requests: me?.cancelling() ?? 0, left: me?.uncancel() ?? 0 }
}

const ENDINGS = ['cancelled', 'returned', 'raised']

const ONCE: Scene = {
  program: once,
  tasks: ['once', 'polite', 'stubborn', 'clumsy', 'unborn'],
  answers: ENDINGS,
  why: {
    polite: {
      en: 'A CancelledError leaves its coroutine: that is what makes a task cancelled.',
      es: 'De su corrutina sale un CancelledError: eso es lo que deja cancelada una tarea.',
    },
    stubborn: {
      en: 'It catches the CancelledError and comes to its `return`: the request was accepted, and it returns all the same.',
      es: 'Captura el CancelledError y llega a su `return`: la petición se aceptó, y aun así devuelve su resultado.',
    },
    clumsy: {
      en: 'Another error leaves its coroutine, not the CancelledError.',
      es: 'De su corrutina sale otro error, no el CancelledError.',
    },
    unborn: {
      en: 'It was asked before its first turn: its coroutine never begins, so it never comes to its `catch`.',
      es: 'Se le pidió antes de su primer turno: su corrutina no llega a empezar, y por tanto tampoco a su `catch`.',
    },
  },
  beliefs: {
    polite: { raised: 'M51', returned: 'M43' },
    stubborn: { cancelled: 'M41' },
    clumsy: { cancelled: 'M51' },
    unborn: { returned: 'M45' },
  },
}

const TWICE: Scene = {
  program: twice,
  tasks: ['twice', 'together', 'apart'],
  answers: ENDINGS,
  why: {
    together: {
      en: 'Both requests come before its turn and reach it as one CancelledError, which it puts up with.',
      es: 'Las dos peticiones llegan antes de su turno y le alcanzan como un solo CancelledError, que soporta.',
    },
    apart: {
      en: 'The second request comes when it sleeps again: that is a second CancelledError, and nothing catches it.',
      es: 'La segunda petición llega cuando duerme de nuevo: es un segundo CancelledError, y nada lo captura.',
    },
  },
  // Whoever expects all requests to arrive as one, or each to do so, whenever it is made.
  beliefs: { together: { cancelled: 'M55' }, apart: { returned: 'M55' } },
}

const PARDON: Scene = {
  program: pardon,
  tasks: ['pardon', 'worker'],
  answers: [...ENDINGS, 0, 1, 2],
  why: {
    requests: {
      en: '`cancelling()` counts the requests, and there were two, although one CancelledError came.',
      es: '`cancelling()` cuenta las peticiones, y hubo dos, aunque llegó un solo CancelledError.',
    },
    left: {
      en: '`uncancel()` takes back one request and says how many are left.',
      es: '`uncancel()` retira una petición y dice cuántas quedan.',
    },
    ending: {
      en: 'It comes to a `return`: a request that is left in the count changes nothing about that.',
      es: 'Llega a un `return`: que quede una petición en la cuenta no cambia nada.',
    },
  },
  beliefs: { requests: { 1: 'M55' }, ending: { cancelled: 'M41' } },
}
