// A lock is fair: who releases it goes to the end of the line. An event wakes all who wait by then,
// a turn later, and stays set.
import { asyncWith, type Coroutine, createTask, Event, gather, Lock, log, sleep } from '#runtime'
import { exercise } from '../exercise.ts'
import { predictsOrder, type Scene } from '../predict.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/15-who-is-next.ts')

exercise<Module>(import.meta.url, {
  'predicts what bathroom logs': {
    es: 'predice lo que registra bathroom',
    run: predictsOrder('bathroomOrder', () => BATHROOM),
  },

  'predicts what busStop logs': {
    es: 'predice lo que registra busStop',
    run: predictsOrder('busStopOrder', () => BUS_STOP),
  },
})

/** Program 1: three want to go through one door, and ana wants to go twice. */
function* bathroom(): Coroutine<void> {
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

/** Program 2: a bus that stops for a moment, and one that stays. */
function* busStop(): Coroutine<void> {
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

const BATHROOM: Scene = {
  program: bathroom,
  tasks: ['bathroom', 'ana', 'bruno', 'carla'],
  why: {
    'ana goes in': {
      en: 'The door is free, and to take a free lock does not suspend: `ana` goes in in her first turn. The others find it taken and wait in line.',
      es: 'La puerta está libre, y tomar un `Lock` libre no suspende: `ana` entra en su primer turno. Los demás la encuentran ocupada y hacen cola.',
    },
    'ana comes out': {
      en: 'Who holds the lock is alone in there, however many wait: nobody goes in before the block of the one inside has ended.',
      es: 'Quien tiene el `Lock` está a solas ahí dentro, por muchos que esperen: nadie entra antes de que acabe el bloque de quien está dentro.',
    },
    'bruno goes in': {
      en: 'The release wakes the first in line, `bruno`. `ana` asks for the lock again at once, but somebody is in line before her: she goes to its end.',
      es: 'Al soltarse, el `Lock` despierta al primero de la fila, `bruno`. `ana` vuelve a pedirlo enseguida, pero hay gente antes que ella: se pone al final.',
    },
    'bruno comes out': {
      en: '`bruno` holds the lock for his whole second; `carla` and `ana` wait.',
      es: '`bruno` tiene el `Lock` durante todo su segundo; `carla` y `ana` esperan.',
    },
    'carla goes in': {
      en: '`carla` came to the door before `ana` came back to it: first come, first served.',
      es: '`carla` llegó a la puerta antes de que volviera `ana`: por orden de llegada.',
    },
    'carla comes out': {
      en: '`carla` holds the lock, and `ana` waits for it.',
      es: '`carla` tiene el `Lock`, y `ana` lo espera.',
    },
    'ana goes in (2)': {
      en: 'Everybody else has been in: it is the turn of `ana` again.',
      es: 'Todos los demás han entrado ya: le vuelve a tocar a `ana`.',
    },
    'ana comes out (2)': {
      en: '`ana` has held the lock for her second time; nobody else is left.',
      es: '`ana` ha tenido el `Lock` por segunda vez; no queda nadie más.',
    },
    'all clean': {
      en: '`gather` has waited for all three.',
      es: '`gather` ha esperado a los tres.',
    },
  },
  beliefs: {},
}

const BUS_STOP: Scene = {
  program: busStop,
  tasks: ['busStop', 'ana', 'bruno', 'carla'],
  never: ['carla is gone'],
  why: {
    'the first bus leaves': {
      en: '`set()` wakes `ana` and `bruno`, but they go on in their next turn: `busStop` runs on until it suspends.',
      es: '`set()` despierta a `ana` y a `bruno`, pero siguen en su próximo turno: `busStop` continúa hasta que se suspende.',
    },
    'ana gets on': {
      en: 'Who waited when the event was set goes on, even though it was cleared right after.',
      es: 'Quien esperaba cuando se activó el evento sigue adelante, aunque se desactivara justo después.',
    },
    'bruno gets on': {
      en: 'An event wakes everybody who waits, not only the first, in the order in which they came.',
      es: 'Un evento despierta a todos los que esperan, no solo al primero, en el orden en que llegaron.',
    },
    'carla is still here': {
      en: '`carla` came after the event had been cleared: she waits for the next `set()`.',
      es: '`carla` llegó cuando el evento ya estaba desactivado: espera el próximo `set()`.',
    },
    'dora gets on': {
      en: 'The event is set, so `dora` does not wait at all; she runs inside `busStop`, and `carla` has her turn only when that suspends.',
      es: 'El evento está activado, así que `dora` no espera nada; corre dentro de `busStop`, y a `carla` le toca cuando este se suspenda.',
    },
    'the second bus leaves': {
      en: '`busStop` has not suspended since `set()`: `carla` is woken, and has not had her turn yet.',
      es: '`busStop` no se ha suspendido desde `set()`: `carla` está despierta, y aún no le ha tocado.',
    },
    'carla gets on': {
      en: '`busStop` waits for the others now, and `carla` has her turn.',
      es: 'Ahora `busStop` espera a los demás, y a `carla` le toca.',
    },
  },
  beliefs: {
    'ana gets on': {
      'carla is still here': 'M108',
      'carla gets on': 'M108',
      'dora gets on': 'M108',
    },
    'bruno gets on': { 'carla is still here': 'M108', 'carla gets on': 'M108' },
    'carla is still here': { 'carla gets on': 'M108', 'carla is gone': 'M108' },
    'dora gets on': { 'the second bus leaves': 'M108' },
  },
}
