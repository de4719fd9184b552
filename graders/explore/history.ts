// What a run did, step by step: whose step it was, what it touched, and what therefore had to happen
// before it. Two steps depend on each other when they are of the same task, when one made the other
// possible, or when they touch the same thing and one of them changes it. All others could change
// places, and nothing would be different.
//
// Most runs begin as the one before did. What is known of those steps stays: in all runs that begin
// alike parties and things are met in the same order, and so they are recognized.
import { getRunningLoop, Task, type Touch } from '#runtime'
import type { Option } from './guide.ts'
import type { Witness } from './run.ts'

/** A name for whoever takes steps, the same in every run: who made it, in which of its steps. */
export type Actor = number

/** Whoever takes steps, in runs that begin alike. */
export type Party = {
  readonly actor: Actor
  /** Its place in the clocks. */
  readonly slot: number
  /** The step after which it was there; -1 for none. */
  readonly since: number
}

/** What steps touch, in runs that begin alike. */
export type Thing = {
  /** The step that touched it first; -1 for what was there before the first. */
  readonly since: number
  readonly isCreated: boolean
  /** Who touched it, in the order of the steps. */
  readonly marks: Mark[]
}

/** That a step touched a thing which was there before it. */
export type Mark = { readonly thing: Thing; readonly at: number; how: Touch }

/** A step that was taken. */
export type Step = {
  /** Its place in the run. */
  readonly at: number
  readonly party: Party
  /** Who could have gone instead, itself included, as the options stood. */
  readonly options: readonly Party[]
  readonly marks: Mark[]
  readonly time: number
  /** All steps before this one came earlier: time went on, which it does only when all wait. */
  readonly epoch: number
  /** The step that made it possible; -1 for none. */
  readonly enabledBy: number
  /** Of its party's steps it is this one, from 0. */
  readonly turn: number
  /** The step of the same party before it; -1 for none. */
  readonly before: number
  /** By slot: the last step of that party that has to come before; behind its end, none (races.ts). */
  clock: readonly number[]
  /** It was the program's last, and ends all others. */
  isLast: boolean
  /** Its part of what stands for all orders that come to the same (orders.ts). */
  word: string
}

const MOST_STEPS = 2 ** 12
const MOST_PARTIES = 2 ** 16
/** Whoever makes the program makes its own task. */
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
    const key = (maker * MOST_STEPS + step) * MOST_PARTIES + ordinal
    const known = this.#actors.get(key)
    if (known !== undefined) return known
    const actor = this.#actors.size
    this.#actors.set(key, actor)
    return actor
  }
}

/** Keeps the history of a run, and of the next one as far as it is the same. */
export class History implements Witness {
  readonly steps: Step[] = []
  readonly #names: Names
  readonly #isTimeKept: boolean
  /** In the order in which the run met them. */
  readonly #parties: Party[] = []
  readonly #things: Thing[] = []
  // What they are in this run.
  #partyOf = new Map<object, Party>()
  #cancelOf = new Map<object, Party>()
  #thingOf = new Map<object, Thing>()
  #invariant = new Set<object>()
  #isAsking = false
  /** The step that is being taken; those before `#from` are known. */
  #at = -1
  #from = 0
  #loop: object | undefined

  constructor(names: Names, isTimeKept: boolean) {
    this.#names = names
    this.#isTimeKept = isTimeKept
  }

  /** How many parties there are. */
  get slots(): number {
    return this.#parties.length
  }

  /** How many steps the run has taken. */
  get taken(): number {
    return this.#at + 1
  }

  /** Another run begins, which is the same for so many steps. */
  again(from: number): void {
    for (const step of this.steps.splice(from))
      for (const { thing } of step.marks) thing.marks.pop()
    forget(this.#things, from)
    forget(this.#parties, from)
    // New ones: of a map that is cleared the engine keeps the old table for long, and what is in it.
    this.#partyOf = new Map()
    this.#cancelOf = new Map()
    this.#thingOf = new Map()
    this.#invariant = new Set()
    this.#at = -1
    this.#from = from
    this.#loop = undefined
  }

  touched(object: object, how: Touch): void {
    if (object === this.#loop) {
      this.#names.isTimeRead = true
      return this.touched(CLOCK, 'looks')
    }
    if (this.#isAsking) return void this.#invariant.add(object)
    const at = this.#at
    const thing = this.#thingOf.get(object) ?? this.#meet(object, how === 'creates')
    // Nobody else can know of what a step creates before it has ended.
    if (at < this.#from || (thing.isCreated && thing.since === at)) return
    const last = thing.marks.at(-1)
    if (last?.at === at) {
      if (last.how !== how) last.how = 'changes'
      return
    }
    const mark = { thing, at, how }
    thing.marks.push(mark)
    this.steps[at]?.marks.push(mark)
  }

  /** A thing is touched for the first time. */
  #meet(object: object, isCreated: boolean): Thing {
    const known = this.#things[this.#thingOf.size]
    const thing = known ?? { since: this.#at, isCreated, marks: [] }
    if (known === undefined) this.#things.push(thing)
    this.#thingOf.set(object, thing)
    return thing
  }

  /** Those who may go next. */
  partiesOf(options: readonly Option[]): Party[] {
    this.#loop ??= getRunningLoop()
    return options.map(({ kind, who }) => {
      const named = kind === 'cancel' ? this.#cancelOf : this.#partyOf
      return named.get(who) ?? this.#join(named, who)
    })
  }

  /** A party is there for the first time: the last step has brought it. */
  #join(named: Map<object, Party>, who: object): Party {
    const known = this.#parties[this.#partyOf.size + this.#cancelOf.size]
    const party = known ?? this.#newParty()
    named.set(who, party)
    const self = selfOf(who)
    if (!this.#thingOf.has(self)) this.#meet(self, true)
    return party
  }

  #newParty(): Party {
    const parties = this.#parties
    const since = this.#at
    const maker = this.steps[since]
    let ordinal = 0
    while (parties.at(-1 - ordinal)?.since === since) ordinal += 1
    const actor = this.#names.actor(maker?.party.actor ?? NOBODY, (maker?.turn ?? -1) + 1, ordinal)
    const party = { actor, slot: parties.length, since }
    parties.push(party)
    return party
  }

  /** Begins a step; the one before it is complete. */
  begin(party: Party, options: readonly Party[], option: Option, time: number): void {
    this.#at += 1
    if (this.#at === this.steps.length) this.steps.push(this.#newStep(party, options, time))
    if (option.kind !== 'cancel') this.touched(selfOf(option.who), 'changes')
    if (option.isWakeUp && this.#names.isTimeRead) this.touched(CLOCK, 'changes')
  }

  #newStep(party: Party, options: readonly Party[], time: number): Step {
    const { steps } = this
    const at = steps.length
    const above = steps[at - 1]
    let before = at - 1
    while (before >= 0 && steps[before]?.party !== party) before -= 1
    // Before the last place at which it was not to be chosen.
    let enabledBy = at - 1
    while (enabledBy > before && steps[enabledBy]?.options.includes(party)) enabledBy -= 1
    const isLater = this.#isTimeKept && time > (above?.time ?? 0)
    const epoch = isLater ? at : (above?.epoch ?? 0)
    const turn = (steps[before]?.turn ?? -1) + 1
    const marks: Mark[] = []
    const rest = { epoch, enabledBy, turn, before, clock: [], isLast: false, word: '' }
    return { at, party, options, marks, time, ...rest }
  }

  /** To be called when a step has ended, before anything is asked about it. */
  end(): void {
    if (this.#names.isBlind) this.touched(INVARIANT, 'changes')
    const step = this.steps[this.#at]
    for (const object of this.#invariant) {
      const thing = this.#thingOf.get(object)
      const mark = step?.marks.find((each) => each.thing === thing)
      if (mark !== undefined && mark.how !== 'looks') this.touched(INVARIANT, 'changes')
    }
  }

  ask(always: () => void): void {
    this.#isAsking = true
    always()
    this.#isAsking = false
    if (this.#invariant.size === 0) this.#names.isBlind = true
  }
}

function forget(those: { readonly since: number }[], from: number): void {
  while ((those.at(-1)?.since ?? -1) >= from) those.pop()
}

// Taken when the kit is loaded: in a sealed process it is closed to whoever asks later.
const { getCoro } = Task.prototype

/** What stands for the inside of a task: whoever cancels it changes that, too. */
function selfOf(who: object): object {
  return who instanceof Task ? (getCoro.call(who) ?? who) : who
}
