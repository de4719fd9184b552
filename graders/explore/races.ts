// Which steps of a run had to come after which others, and which only happened to: those are races,
// and what would be if they had ended the other way is another run. And which steps of two runs that
// began alike are the same, or could change places.
import type { Touch } from '#runtime'
import type { Mark, Party, Step } from './history.ts'

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

/** Did it touch things whose birth nobody saw? Another step might have touched them first. */
function isVague({ at, marks }: Step): boolean {
  return marks.some(({ thing }) => thing.since === at)
}

/** Could a step change places with one that was taken before it, in another run that began alike? */
export function isFreeOf(step: Step, other: Step): boolean {
  if (other.isLast) return false
  return step.marks.every(({ thing, how }) => {
    if (thing.since >= other.at) return thing.isCreated || !isVague(other)
    return !other.marks.some((each) => each.thing === thing && clash(each.how, how))
  })
}

/** Do both touch the same, of what was there before the earlier one? */
export function isAlike(step: Step, other: Step): boolean {
  const [these, those] = [known(step), known(other)]
  if (isVague(step) !== isVague(other) || these.length !== those.length) return false
  return these.every(({ thing, how }) =>
    those.some((each) => each.thing === thing && each.how === how),
  )
}

function known({ at, marks }: Step): Mark[] {
  return marks.filter(({ thing }) => thing.since < at)
}

/** Does it matter which of two touches comes first? */
function clash(one: Touch, other: Touch): boolean {
  return one === 'changes' || other === 'changes' || one !== other
}
