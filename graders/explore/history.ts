// What one run did, step by step: whose step it was, what it touched, and what therefore had to
// happen before it. Two steps depend on each other when they are of the same task, when one made the
// other possible, or when they touch the same thing and one of them changes it. All others could
// change places, and nothing would be different.
import { getRunningLoop, Task, type Touch } from '#runtime'
import type { Option } from './guide.ts'
import type { Witness } from './run.ts'

/** A name for whoever takes steps, the same in every run: who made it, in which of its steps. */
export type Actor = number

/** What a step touched of the things that were there before it, by their names. */
export type Footprint = {
  readonly touches: ReadonlyMap<number, Touch>
  /** It touched things whose birth nobody saw: another step might have touched them first. */
  readonly isVague: boolean
  /** It was the program's last, and ends all others. */
  readonly isLast: boolean
}

/** A step that was taken. */
export type Step = {
  readonly actor: Actor
  /** Who could have gone instead, itself included, as the options stood. */
  readonly options: readonly Actor[]
  readonly party: Party
  readonly touched: Map<object, Touch>
  /** All steps before this one came earlier: time went on, which it does only when all wait. */
  readonly epoch: number
  /** The step that made it possible; -1 for none. */
  readonly enabledBy: number
  /** Of its actor's steps it is this one, from 0. */
  readonly turn: number
  /** The step of the same actor before it; -1 for none. */
  readonly before: number
}

/** An actor in one run. */
type Party = {
  readonly actor: Actor
  /** Its place in the clocks of this run. */
  readonly slot: number
  taken: number
  last: number
  enabledBy: number
}

type Thing = {
  readonly name: number
  /** The step that touched it first; -1 for what was there before the first. */
  readonly since: number
  readonly isCreated: boolean
}

const MOST_STEPS = 2 ** 12
const MOST_THINGS = 2 ** 16
/** Whoever makes the program makes its own task and the things that are there from the beginning. */
const NOBODY = 2 ** 20

/** Stands for everything that `always` looks at. */
const INVARIANT = {}
const CLOCK = {}

/** The names of actors, shared by all runs of a program, and what was learnt about it. */
export class Names {
  readonly #actors = new Map<number, Actor>()
  /** Somebody asked for the time: from then on it matters who moves the clock. */
  isTimeRead = false
  /** `always` looked at something that nobody notes: then every step may matter to it. */
  isBlind = false

  /** The actor that a step of another brought into being. */
  actor(maker: Actor, step: number, ordinal: number): Actor {
    const key = nameOf(maker, step, ordinal)
    const known = this.#actors.get(key)
    if (known !== undefined) return known
    const actor = this.#actors.size
    this.#actors.set(key, actor)
    return actor
  }
}

function nameOf(maker: Actor, step: number, ordinal: number): number {
  return (maker * MOST_STEPS + step) * MOST_THINGS + ordinal
}

/** Keeps the history of one run. */
export class History implements Witness {
  readonly steps: Step[] = []
  readonly #names: Names
  readonly #isTimeKept: boolean
  readonly #parties = new Map<object, Party>()
  readonly #cancels = new Map<object, Party>()
  readonly #things = new Map<object, Thing>()
  readonly #invariant = new Set<object>()
  #isAsking = false
  #slots = 0
  #ordinal = 0
  #time = 0
  #epoch = 0
  #loop: object | undefined

  constructor(names: Names, isTimeKept: boolean) {
    this.#names = names
    this.#isTimeKept = isTimeKept
  }

  /** How many actors there are. */
  get slots(): number {
    return this.#slots
  }

  touched(thing: object, how: Touch): void {
    if (this.#isAsking) return void this.#invariant.add(thing)
    if (thing === this.#loop) this.#names.isTimeRead = true
    const at = this.steps.length - 1
    const step = this.steps[at]
    const known = this.#things.get(thing) ?? this.#meet(thing, how === 'creates')
    // Nobody else can know of what a step creates before it has ended.
    if (step === undefined || (known.isCreated && known.since === at)) return
    const before = step.touched.get(thing)
    if (before !== how && before !== 'changes') {
      step.touched.set(thing, before === undefined ? how : 'changes')
    }
  }

  /** A thing is touched for the first time. */
  #meet(thing: object, isCreated: boolean): Thing {
    const since = this.steps.length - 1
    const { actor, taken } = this.steps[since]?.party ?? { actor: NOBODY, taken: 0 }
    const met = { name: nameOf(actor, taken, this.#ordinal++), since, isCreated }
    this.#things.set(thing, met)
    return met
  }

  /** Those who may go next, and notes who has become able to by the last step. */
  partiesOf(options: readonly Option[]): Party[] {
    const at = this.steps.length - 1
    const last = this.steps[at]
    const { actor: maker, taken } = last?.party ?? { actor: NOBODY, taken: 0 }
    this.#loop ??= getRunningLoop()
    let ordinal = 0
    return options.map((option) => {
      const named = option.kind === 'cancel' ? this.#cancels : this.#parties
      let party = named.get(option.who)
      if (party === undefined) {
        const actor = this.#names.actor(maker, taken, ordinal++)
        party = { actor, slot: this.#slots++, taken: 0, last: -1, enabledBy: at }
        named.set(option.who, party)
        const self = selfOf(option.who)
        if (!this.#things.has(self)) this.#meet(self, true)
      } else if (last !== undefined && !last.options.includes(party.actor)) party.enabledBy = at
      return party
    })
  }

  /** Begins a step; the one before it is complete. */
  begin(party: Party, options: readonly Actor[], option: Option, time: number): void {
    const at = this.steps.length
    if (this.#isTimeKept && time > this.#time) this.#epoch = at
    this.#time = time
    const { actor, enabledBy, taken: turn, last: before } = party
    const epoch = this.#epoch
    this.steps.push({ actor, options, party, touched: new Map(), epoch, enabledBy, turn, before })
    party.taken += 1
    party.last = at
    this.#ordinal = 0
    if (option.kind !== 'cancel') this.touched(selfOf(option.who), 'changes')
    if (option.isWakeUp && this.#names.isTimeRead) this.touched(CLOCK, 'changes')
  }

  /** To be called when a step has ended, before anything is asked about it. */
  end(): void {
    const step = this.steps.at(-1)
    if (step === undefined) return
    const { touched } = step
    const loop = this.#loop
    if (loop !== undefined && touched.delete(loop)) this.touched(CLOCK, 'looks')
    if (this.#names.isBlind) this.touched(INVARIANT, 'changes')
    for (const thing of this.#invariant) {
      const how = touched.get(thing)
      if (how !== undefined && how !== 'looks') this.touched(INVARIANT, 'changes')
    }
  }

  ask(always: () => void): void {
    this.#isAsking = true
    always()
    this.#isAsking = false
    if (this.#invariant.size === 0) this.#names.isBlind = true
  }

  /** What a step touched, for comparison with steps of other runs that began alike. */
  footprint(at: number, isLast: boolean): Footprint {
    const touches = new Map<number, Touch>()
    let isVague = false
    for (const [thing, how] of this.steps[at]?.touched ?? []) {
      const known = this.#things.get(thing)
      if (known === undefined) continue
      if (known.since < at) touches.set(known.name, how)
      else isVague = true
    }
    return { touches, isVague, isLast }
  }

  /** Could this step change places with one that was taken at `depth` in another run? */
  isFreeOf({ touches, isVague, isLast }: Footprint, depth: number, at: number): boolean {
    if (isLast) return false
    for (const [thing, how] of this.steps[at]?.touched ?? []) {
      const known = this.#things.get(thing)
      if (known === undefined) continue
      const isNew = known.since >= depth
      if (isNew && isVague && !known.isCreated) return false
      const other = isNew ? undefined : touches.get(known.name)
      if (other !== undefined && clash(how, other)) return false
    }
    return true
  }
}

/** Does it matter which of two touches comes first? */
export function clash(one: Touch, other: Touch): boolean {
  return one === 'changes' || other === 'changes' || one !== other
}

// Taken when the kit is loaded: in a sealed process it is closed to whoever asks later.
const { getCoro } = Task.prototype

/** What stands for the inside of a task: whoever cancels it changes that, too. */
function selfOf(who: object): object {
  return who instanceof Task ? (getCoro.call(who) ?? who) : who
}
