// Differs: a semaphore with one permit, around the careless booking.
// Se distingue: un semáforo con un solo permiso, en torno a la reserva descuidada.
import { asyncWith, type Coroutine, Semaphore } from '#runtime'

type Register = { read(): Coroutine<number>; write(taken: number): Coroutine<void> }

export function losing(): string {
  return '2b'
}

function careless(register: Register): () => Coroutine<number> {
  return function* book() {
    const taken = yield* register.read()
    yield* register.write(taken + 1)
    return taken + 1
  }
}

export function careful(register: Register): () => Coroutine<number> {
  const book = careless(register)
  const desk = new Semaphore(1)
  return () => asyncWith(desk, book)
}
