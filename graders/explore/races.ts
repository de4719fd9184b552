// Which steps of a run had to come after which others, and which only happened to: those are races,
// and what would be if they had ended the other way is another run.
import { clash, type Mark, type Party, type Step } from './history.ts'

/** Two steps that touch the same thing, with nothing in between that orders them. */
export type Race = { readonly first: Step; readonly second: Step }

/**
 * Notes which steps have to come before this one, and gives its races with them. Those before it have
 * their clocks already.
 */
export function racesOf(steps: readonly Step[], step: Step, slots: number): Race[] {
  const clock = new Array<number>(slots).fill(-1)
  step.clock = clock
  join(clock, steps[step.before])
  join(clock, steps[step.enabledBy])
  for (let at = 0; at < step.epoch; at += 1) join(clock, steps[at])
  const races: Race[] = []
  for (const at of rivalsOf(step)) {
    const first = steps[at] as Step
    if (hasCome(first, clock)) continue
    races.push({ first, second: step })
    join(clock, first)
  }
  clock[step.party.slot] = step.at
  return races
}

function join(clock: number[], other: Step | undefined): void {
  if (other === undefined) return
  for (let slot = 0; slot < other.clock.length; slot += 1) {
    const last = other.clock[slot] as number
    if (last > (clock[slot] as number)) clock[slot] = last
  }
}

/** Does this clock say that the step had to come before? */
function hasCome({ at, party }: Step, clock: readonly number[]): boolean {
  return (clock[party.slot] ?? -1) >= at
}

/** The steps before this one that it could have had a race with, latest first. */
function rivalsOf({ at, marks, isLast }: Step): number[] {
  if (isLast) return Array.from({ length: at }, (_, index) => at - 1 - index)
  const rivals: number[] = []
  for (const mark of marks) {
    const all = mark.thing.marks
    for (let index = all.lastIndexOf(mark) - 1; index >= 0; index -= 1) {
      const other = all[index] as Mark
      if (clash(mark.how, other.how)) rivals.push(other.at)
      if (other.how === 'changes') break
    }
  }
  return rivals.sort((a, b) => b - a)
}

/**
 * Who has to be tried before the first step of a race, so that it can end the other way: any one of
 * these will do. They are those who can begin what came after the first step without it.
 */
export function startersOf(steps: readonly Step[], { first, second }: Race): Party[] {
  const between = steps.slice(first.at + 1, second.at)
  const without = [...between.filter(({ clock }) => !hasCome(first, clock)), second]
  const seen = new Set<Party>()
  const starters: Party[] = []
  for (const [index, { party, clock }] of without.entries()) {
    if (seen.has(party)) continue
    seen.add(party)
    if (!without.slice(0, index).some((other) => hasCome(other, clock))) starters.push(party)
  }
  return starters
}
