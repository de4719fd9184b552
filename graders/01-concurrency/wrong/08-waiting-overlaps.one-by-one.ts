// fails: takes no longer than the slowest measurement
// fails: asks for all three before the first answer
// card: M05
// Believes that coroutines run side by side because they are coroutines.
import type { Coroutine } from '#runtime'

/** Where to ask; each answer takes a while. */
type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

export function* report(station: Station): Coroutine<Report> {
  const temperature = yield* station.temperature()
  const wind = yield* station.wind()
  const rain = yield* station.rain()
  return { temperature, wind, rain }
}

export function secondsToWait(seconds: readonly number[]): number {
  return Math.max(0, ...seconds)
}

export function secondsToCalculate(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0)
}
