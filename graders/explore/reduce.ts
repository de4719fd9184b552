// The search that runs only one of all orders that come to the same: dynamic partial-order reduction
// with source sets and sleep sets (Abdulla, Aronsson, Jonsson, Sagonas: Source sets, JACM 2017).
//
// A run is followed by the question which of its steps raced: touched the same thing, and nothing but
// chance had one of them first. For each race the other outcome is put on the list. When the list is
// empty, every order has been run or comes to the same as one that was.
import type { Option, Orders } from './guide.ts'
import { History, Names, type Party, type Step } from './history.ts'
import type { Limits } from './level.ts'
import { countOrders, kindOf } from './orders.ts'
import { isAlike, isFreeOf, type Race, racesOf, startersOf } from './races.ts'
import { GIVEN_UP, type Make, type Ran, runOnce } from './run.ts'

/** What came of a reduced search. */
export type Reduced<T> = {
  /** Programs run, those included that were given up because they came to nothing new. */
  readonly runs: number
  /** All orders, if these runs stand for all and they are not too many to be counted. */
  readonly orders: bigint | undefined
  readonly isComplete: boolean
  /** The first that fails. */
  readonly failure: Ran<T> | undefined
}

/** A place in the tree of choices, on the way that is being looked at. */
type Place = {
  readonly options: readonly Party[]
  chosen: Party
  /** To be tried here. */
  readonly wanted: Set<Party>
  /** What was tried here, and everything after it. */
  readonly tried: Step[]
  /** What need not be tried here: what it would lead to has been looked at elsewhere. */
  readonly asleep: readonly Step[]
}

/** Runs one order of each kind. */
export function searchReduced<T>(
  make: Make<T>,
  orders: Orders,
  { bound, seen }: Pick<Limits<T>, 'bound' | 'seen'>,
): Reduced<T> {
  const names = new Names()
  let search = new Search(make, orders, names)
  let runs = 0
  for (;;) {
    const { isTimeRead, isBlind } = names
    const failure = search.next(seen)
    runs += 1
    // What was looked at before this was known does not count.
    if (isTimeRead !== names.isTimeRead || isBlind !== names.isBlind) {
      search = new Search(make, orders, names)
      continue
    }
    const isComplete = search.isDone && !search.isCut
    if (failure !== undefined || search.isDone || runs >= bound) {
      return { runs, orders: isComplete ? search.orders() : undefined, isComplete, failure }
    }
  }
}

/** Of more kinds of orders it is not counted how many orders they are. */
const MOST_KINDS = 500

class Search<T> {
  isDone = false
  isCut = false
  readonly #make: Make<T>
  readonly #orders: Orders
  readonly #names: Names
  readonly #history: History
  readonly #way: Place[] = []
  /** From here on the way is new. */
  #from = 0
  /** Who could have gone on where all were asleep. */
  #left: readonly Party[] = []
  /** One run of each kind, and how many orders it stands for; undefined: too many kinds. */
  #kinds: Map<string, () => bigint | undefined> | undefined = new Map()

  constructor(make: Make<T>, orders: Orders, names: Names) {
    this.#make = make
    this.#orders = orders
    this.#names = names
    this.#history = new History(names, orders.clock === 'kept')
  }

  /** The orders that the runs stand for. Counting takes longer than a run: it is done once, at the end. */
  orders(): bigint | undefined {
    let sum = 0n
    for (const count of this.#kinds?.values() ?? []) {
      const orders = count()
      if (orders === undefined) return undefined
      sum += orders
    }
    return this.#kinds && sum
  }

  /** Runs the next order; gives it when it fails. */
  next(seen: ((ran: Ran<T>) => void) | undefined): Ran<T> | undefined {
    const history = this.#history
    history.again(this.#from)
    const ran = runOnce(this.#make, this.#orders, (options, _, time) => this.#pick(options, time), {
      stopsAtOnce: true,
      witness: history,
    })
    history.end()
    if (history.taken <= this.#from) throw notTheSame()
    if (ran !== undefined) {
      seen?.(ran)
      if (ran.isCut) this.isCut = true
      // Who waits for ever can be cancelled only as long as somebody else goes on: then it matters to
      // the cancellation when everybody's last step is.
      if (ran.run.kind === 'deadlock' && (this.#orders.cancel ?? []).length > 0) {
        this.#names.isBlind = true
      }
    }
    this.#learn(ran)
    this.#goBack()
    // asyncio's own order has been run before, with its own end.
    const isOther = ran?.taken.some(({ choice }) => choice > 0)
    return ran?.failure !== undefined && isOther ? ran : undefined
  }

  #pick(options: readonly Option[], time: number): number {
    const history = this.#history
    history.end()
    const parties = history.partiesOf(options)
    const known = this.#way[history.taken]
    if (known !== undefined && !isSame(known.options, parties)) throw notTheSame()
    const { chosen } = known ?? this.#newPlace(parties)
    const index = parties.indexOf(chosen)
    history.begin(chosen, parties, options[index] as Option, time)
    return index
  }

  /** Nobody has been here: who may go first, without repeating what is known? */
  #newPlace(options: readonly Party[]): Place {
    const above = this.#way.at(-1)
    const step = this.#history.steps.at(-1)
    const asleep =
      above === undefined || step === undefined
        ? []
        : [...above.asleep, ...above.tried].filter(
            (other) => other.party !== step.party && isFreeOf(step, other),
          )
    const chosen = options.find((party) => !includes(asleep, party))
    if (chosen === undefined) {
      this.#left = options
      throw GIVEN_UP
    }
    const place: Place = { options, chosen, wanted: new Set([chosen]), tried: [], asleep }
    this.#way.push(place)
    return place
  }

  /** What the run teaches: the races of its new steps, and who never got a chance. */
  #learn(ran: Ran<T> | undefined): void {
    const { steps, slots } = this.#history
    const last = steps.at(-1)
    const endsAll = ran !== undefined && (ran.run.kind === 'returned' || ran.run.kind === 'raised')
    if (last !== undefined) last.isLast = endsAll
    for (const step of steps.slice(this.#from)) {
      for (const race of racesOf(steps, step, slots)) this.#turnRound(race)
    }
    for (const { at, isLast } of steps.slice(this.#from)) {
      const place = this.#way[at] as Place
      // When nobody can go on, nobody is left.
      const atEnd = ran === undefined ? this.#left : ran.isCut ? undefined : []
      const left = isLast ? [] : (this.#way[at + 1]?.options ?? atEnd)
      if (left === undefined) continue
      // Who could go before this step and cannot after it: this step was what ended that.
      for (const party of place.options) {
        if (party !== place.chosen && !left.includes(party)) place.wanted.add(party)
      }
    }
    if (ran === undefined || this.#kinds === undefined) return
    if (this.#kinds.size >= MOST_KINDS) this.#kinds = undefined
    else {
      const all = [...steps]
      this.#kinds.set(kindOf(all), () => countOrders(all))
    }
  }

  /** Puts on the list who has to go first, so that the race ends the other way. */
  #turnRound(race: Race): void {
    const { options, wanted, asleep } = this.#way[race.first.at] as Place
    const starters = startersOf(this.#history.steps, race)
    const before = asleep.find(({ party }) => party === race.second.party)
    // A step is all that a task does until it waits, and what that is may depend on what came before
    // it. Who was asleep there, and then did other things than those for which it was put to sleep,
    // has races of which this run knows nothing: there everybody has to be tried.
    const isOtherStep = before !== undefined && !isAlike(race.second, before)
    if (!isOtherStep && starters.some((party) => wanted.has(party))) return
    // One of the starters will do, if it could go at that place.
    const starter = starters.find((party) => options.includes(party))
    const isOne = !isOtherStep && starter !== undefined
    for (const party of isOne ? [starter] : options) wanted.add(party)
  }

  /** To the last place where something is still to be tried; without any the search is over. */
  #goBack(): void {
    const way = this.#way
    for (let place = way.at(-1); place !== undefined; place = way.at(-1)) {
      const depth = way.length - 1
      place.tried.push(this.#history.steps[depth] as Step)
      for (const party of place.wanted) {
        if (includes(place.tried, party) || includes(place.asleep, party)) continue
        place.chosen = party
        this.#from = depth
        return
      }
      way.pop()
    }
    this.isDone = true
  }
}

function includes(steps: readonly Step[], party: Party): boolean {
  return steps.some((step) => step.party === party)
}

function isSame(known: readonly Party[], parties: readonly Party[]): boolean {
  return known.length === parties.length && known.every((party, i) => party === parties[i])
}

/** A program that is not the same every time cannot be explored. */
function notTheSame(): Error {
  return new Error(
    'the program did something else when it was run again in the same order: it must not depend on the clock, on chance, or on what an earlier run left behind',
  )
}
