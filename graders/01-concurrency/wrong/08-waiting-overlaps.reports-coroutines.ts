// fails: reports the three measurements, asked for once each
// fails: asks for all three before the first answer
// card: M02
// Reports coroutines.
import type { Coroutine } from '#runtime'

/** Where to ask; each answer takes a while. */
type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

export function* report(station: Station): Coroutine<Report> {
  const temperature = station.temperature()
  const wind = station.wind()
  const rain = station.rain()
  // @ts-expect-error: coroutines are no numbers.
  return { temperature, wind, rain }
}

export function secondsToWait(seconds: readonly number[]): number {
  return Math.max(0, ...seconds)
}

export function secondsToCalculate(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0)
}
