// Three before one door, and four at a bus stop: a lock lets one through, an event lets everybody.
// Read the two programs, run nothing, and write down what they log.
//
// Tres ante una puerta y cuatro en una parada de autobús: un `Lock` deja pasar a uno; un evento, a
// todos. Hay que leer los dos programas sin ejecutarlos y escribir lo que registran.
import { asyncWith, type Coroutine, createTask, Event, gather, Lock, log, sleep } from '#runtime'

/** Program 1: three want to go through one door, and ana wants to go twice. */
export function* bathroom(): Coroutine<void> {
  const door = new Lock()
  yield* gather([visit(door, 'ana', 2), visit(door, 'bruno', 1), visit(door, 'carla', 1)])
  log('all clean')
}

function* visit(door: Lock, name: string, times: number): Coroutine<void> {
  for (let time = 0; time < times; time += 1) {
    yield* asyncWith(door, function* () {
      log(`${name} goes in`)
      yield* sleep(1)
    })
    log(`${name} comes out`)
  }
}

/** What `bathroom` logs: who comes back goes to the end of the line. */
export const bathroomOrder: readonly string[] = [
  'ana goes in',
  'ana comes out',
  'bruno goes in',
  'bruno comes out',
  'carla goes in',
  'carla comes out',
  'ana goes in',
  'ana comes out',
  'all clean',
]

/** Program 2: a bus that stops for a moment, and one that stays. */
export function* busStop(): Coroutine<void> {
  const bus = new Event()
  const ana = createTask(passenger(bus, 'ana'))
  const bruno = createTask(passenger(bus, 'bruno'))
  yield* sleep(1)
  bus.set()
  bus.clear()
  log('the first bus leaves')
  const carla = createTask(passenger(bus, 'carla'))
  yield* sleep(1)
  log(carla.done() ? 'carla is gone' : 'carla is still here')
  bus.set()
  yield* passenger(bus, 'dora')
  log('the second bus leaves')
  yield* gather([ana, bruno, carla])
}

function* passenger(bus: Event, name: string): Coroutine<void> {
  yield* bus.wait()
  log(`${name} gets on`)
}

/** What `busStop` logs: who waited goes on a turn later, who comes while it is set does not wait. */
export const busStopOrder: readonly string[] = [
  'the first bus leaves',
  'ana gets on',
  'bruno gets on',
  'carla is still here',
  'dora gets on',
  'the second bus leaves',
  'carla gets on',
]
