// Differs: three tasks, started before any is awaited, and loops for the seconds.
// Se distingue: tres tareas, iniciadas antes de esperar ninguna, y bucles para los segundos.
import { type Coroutine, createTask } from '#runtime'

/** Where to ask; each answer takes a while. */
type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

export function* report(station: Station): Coroutine<Report> {
  const rain = createTask(station.rain())
  const wind = createTask(station.wind())
  const temperature = createTask(station.temperature())
  return { temperature: yield* temperature, wind: yield* wind, rain: yield* rain }
}

export function secondsToWait(seconds: readonly number[]): number {
  let longest = 0
  for (const one of seconds) if (one > longest) longest = one
  return longest
}

export function secondsToCalculate(seconds: readonly number[]): number {
  let sum = 0
  for (const one of seconds) sum += one
  return sum
}
