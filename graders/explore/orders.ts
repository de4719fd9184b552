// How many orders a run stands for: those that keep what had to come before what.
import type { Step } from './history.ts'

/** More half-way states than this are not counted through. */
const MOST_STATES = 20_000

/**
 * The number of orders of a run's steps in which every step comes after those that it had to wait
 * for; undefined where that would take too long. Counted
 * from the beginning: a state is how far each actor has come, and the ways to a state are the ways to
 * those one step before.
 */
export function countOrders(steps: readonly Step[]): bigint | undefined {
  const most = Math.max(-1, ...steps.map(({ party }) => party.slot))
  const ofSlot: number[][] = Array.from({ length: most + 1 }, () => [])
  for (const { at, party } of steps) ofSlot[party.slot]?.push(at)
  const weights: number[] = []
  let size = 1
  for (const own of ofSlot) {
    weights.push(size)
    size *= own.length + 1
  }
  if (size > Number.MAX_SAFE_INTEGER) return undefined
  let level = new Map<number, bigint>([[0, 1n]])
  let states = 0
  for (let taken = 0; taken < steps.length; taken += 1) {
    const next = new Map<number, bigint>()
    states += level.size
    if (states > MOST_STATES) return undefined
    for (const [state, ways] of level) {
      const came = ofSlot.map(
        (own, slot) => Math.floor(state / (weights[slot] as number)) % (own.length + 1),
      )
      for (const [slot, own] of ofSlot.entries()) {
        const at = own[came[slot] as number]
        if (at === undefined) continue
        const isPossible = (steps[at] as Step).clock.every((before, other) => {
          if (other === slot || before < 0) return true
          return (ofSlot[other]?.[(came[other] as number) - 1] ?? -1) >= before
        })
        if (!isPossible) continue
        const key = state + (weights[slot] as number)
        next.set(key, (next.get(key) ?? 0n) + ways)
      }
    }
    level = next
  }
  return [...level.values()].reduce((sum, ways) => sum + ways, 0n)
}

/**
 * A word for all orders that a run stands for: of each step how far every actor had to have come
 * before it. Two runs with the same word come to the same.
 */
export function kindOf(steps: readonly Step[]): string {
  for (const step of steps) if (step.word === '') step.word = wordOf(steps, step)
  return steps
    .map(({ word }) => word)
    .sort()
    .join(' ')
}

function wordOf(steps: readonly Step[], { at, clock }: Step): string {
  const before = clock.filter((last) => last >= 0 && last !== at)
  return `${told(steps[at])}<${before.map((last) => told(steps[last])).sort()}`
}

function told(step: Step | undefined): string {
  return `${step?.party.actor}.${step?.turn}`
}
