// Differs: two tasks and its own wait; the seconds are tried out on the list itself.
// Se distingue: dos tareas y la espera propia; los segundos se prueban con la lista misma.
import { type Coroutine, ensureFuture, wait } from '#runtime'

/** Where to ask; each answer takes a while. */
type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

export function* report(station: Station): Coroutine<Report> {
  const wind = ensureFuture(station.wind())
  const rain = ensureFuture(station.rain())
  const temperature = yield* station.temperature()
  yield* wait([wind, rain])
  return { temperature, wind: wind.result(), rain: rain.result() }
}

export const secondsToWait = (seconds: readonly number[]): number =>
  [...seconds].sort((a, b) => b - a)[0] ?? 0

export const secondsToCalculate = ([first, ...rest]: readonly number[]): number =>
  first === undefined ? 0 : first + secondsToCalculate(rest)
