// fails: takes no longer than the slowest measurement
// card: none
// Looks from time to time whether the answers are there, and so notices late.
import { type Coroutine, createTask, sleep } from '#runtime'

type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

export function* report(station: Station): Coroutine<Report> {
  const temperature = createTask(station.temperature())
  const wind = createTask(station.wind())
  const rain = createTask(station.rain())
  const tasks = [temperature, wind, rain]
  while (!tasks.every((task) => task.done())) yield* sleep(0.3)
  return { temperature: temperature.result(), wind: wind.result(), rain: rain.result() }
}

export function secondsToWait(seconds: readonly number[]): number {
  return Math.max(0, ...seconds)
}

export function secondsToCalculate(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0)
}
