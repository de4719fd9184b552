// fails: takes no longer than the slowest measurement
// fails: asks for all three before the first answer
// card: M05
// Makes a task of each and waits for it at once.
import { type Coroutine, createTask } from '#runtime'

/** Where to ask; each answer takes a while. */
type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

export function* report(station: Station): Coroutine<Report> {
  const temperature = yield* createTask(station.temperature())
  const wind = yield* createTask(station.wind())
  const rain = yield* createTask(station.rain())
  return { temperature, wind, rain }
}

export function secondsToWait(seconds: readonly number[]): number {
  return Math.max(0, ...seconds)
}

export function secondsToCalculate(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0)
}
