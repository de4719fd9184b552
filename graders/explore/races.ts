// Which steps of a run had to come after which others, and which only happened to: those are races,
// and what would be if they had ended the other way is another run.
import type { Touch } from '#runtime'
import { type Actor, clash, type History } from './history.ts'

/** Two steps that touch the same thing, with nothing in between that orders them. */
export type Race = { readonly first: number; readonly second: number }

/** The order that a run's steps have to keep. */
export type Ordered = {
  /**
   * By step, and there by slot: the last step of that actor that has to come before; -1 for none. A
   * clock may be shorter than there are slots: of those behind its end, none.
   */
  readonly clocks: readonly (readonly number[])[]
  readonly races: readonly Race[]
}

type Touched = { changed: number; looked: number[]; added: number[] }

/**
 * Orders the steps of a run. `endsAll`: its last step was the program's end, and came after all
 * others. Up to `from` the run before was the same, and `known` are its clocks; races are given of the
 * steps from there on.
 */
export function orderOf(
  history: History,
  { from, known }: { readonly from: number; readonly known: Ordered['clocks'] },
  endsAll: boolean,
): Ordered {
  const { steps, slots } = history
  const clocks = known.slice(0, from)
  const races: Race[] = []
  const things = new Map<object, Touched>()
  for (const [at, step] of steps.entries()) {
    if (at < from) {
      note(step.touched, things, at)
      continue
    }
    const clock = new Array<number>(slots).fill(-1)
    clocks.push(clock)
    join(clock, clocks[step.before])
    join(clock, clocks[step.enabledBy])
    for (let i = 0; i < step.epoch; i += 1) join(clock, clocks[i])
    const isEnd = endsAll && at === steps.length - 1
    const rivals = isEnd ? [...steps.keys()].slice(0, -1) : rivalsOf(step.touched, things)
    rivals.sort((a, b) => b - a)
    for (const rival of rivals) {
      const { slot } = (steps[rival] as (typeof steps)[number]).party
      if ((clock[slot] as number) >= rival) continue
      races.push({ first: rival, second: at })
      join(clock, clocks[rival])
    }
    clock[step.party.slot] = at
    note(step.touched, things, at)
  }
  return { clocks, races }
}

function join(clock: number[], other: readonly number[] | undefined): void {
  if (other === undefined) return
  for (let i = 0; i < other.length; i += 1) {
    if ((other[i] as number) > (clock[i] as number)) clock[i] = other[i] as number
  }
}

function rivalsOf(touched: ReadonlyMap<object, Touch>, things: Map<object, Touched>): number[] {
  const rivals: number[] = []
  for (const [thing, how] of touched) {
    const known = things.get(thing)
    if (known === undefined) continue
    if (known.changed >= 0) rivals.push(known.changed)
    if (clash(how, 'looks')) rivals.push(...known.looked)
    if (clash(how, 'adds')) rivals.push(...known.added)
  }
  return rivals
}

function note(touched: ReadonlyMap<object, Touch>, things: Map<object, Touched>, at: number): void {
  for (const [thing, how] of touched) {
    let known = things.get(thing)
    if (known === undefined) {
      known = { changed: -1, looked: [], added: [] }
      things.set(thing, known)
    }
    if (how === 'changes') {
      known.changed = at
      known.looked.length = 0
      known.added.length = 0
    } else if (how === 'looks') known.looked.push(at)
    else known.added.push(at)
  }
}

/**
 * Who has to be tried before the first step of a race, so that it can end the other way: any one of
 * these will do. They are those who can begin what came after the first step without it.
 */
export function startersOf(history: History, { clocks }: Ordered, race: Race): Actor[] {
  const { steps } = history
  const { first, second } = race
  const slot = steps[first]?.party.slot ?? 0
  const without: number[] = []
  for (let at = first + 1; at < second; at += 1) {
    if ((clocks[at]?.[slot] ?? -1) < first) without.push(at)
  }
  without.push(second)
  const starters = new Map<Actor, boolean>()
  for (const [index, at] of without.entries()) {
    const step = steps[at]
    if (step === undefined || starters.has(step.actor)) continue
    const clock = clocks[at] ?? []
    const isFirst = without
      .slice(0, index)
      .every((other) => (clock[steps[other]?.party.slot ?? 0] ?? -1) < other)
    starters.set(step.actor, isFirst)
  }
  return [...starters].flatMap(([actor, isFirst]) => (isFirst ? [actor] : []))
}
