// The search that runs only one of all orders that come to the same: dynamic partial-order reduction
// with source sets and sleep sets (Abdulla, Aronsson, Jonsson, Sagonas: Source sets, JACM 2017).
//
// A run is followed by the question which of its steps raced: touched the same thing, and nothing but
// chance had one of them first. For each race the other outcome is put on the list. When the list is
// empty, every order has been run or comes to the same as one that was.
import type { Option, Orders } from './guide.ts'
import { type Actor, type Footprint, History, Names } from './history.ts'
import type { Limits } from './level.ts'
import { countOrders, kindOf } from './orders.ts'
import { type Ordered, orderOf, startersOf } from './races.ts'
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
  readonly options: readonly Actor[]
  chosen: Actor
  footprint: Footprint | undefined
  /** To be tried here. */
  readonly wanted: Set<Actor>
  /** Tried here, and everything after them; with what they touched. */
  readonly tried: Map<Actor, Asleep>
  /** Those that need not be tried here: what they would lead to has been looked at elsewhere. */
  readonly asleep: ReadonlyMap<Actor, Asleep>
}

type Asleep = { readonly footprint: Footprint; readonly depth: number }

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
  readonly #way: Place[] = []
  /** From here on the way is new. */
  #from = 0
  /** Those of the last run. */
  #clocks: Ordered['clocks'] = []
  /** Who could have gone on where all were asleep. */
  #left: readonly Actor[] = []
  /** One run of each kind, and how many orders it stands for; undefined: too many kinds. */
  #kinds: Map<string, () => bigint | undefined> | undefined = new Map()

  constructor(make: Make<T>, orders: Orders, names: Names) {
    this.#make = make
    this.#orders = orders
    this.#names = names
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
    const history = new History(this.#names, this.#orders.clock === 'kept')
    const ran = runOnce(
      this.#make,
      this.#orders,
      (options, _, time) => this.#pick(history, options, time),
      { stopsAtOnce: true, witness: history },
    )
    history.end()
    if (ran !== undefined) {
      seen?.(ran)
      if (ran.isCut) this.isCut = true
      // Who waits for ever can be cancelled only as long as somebody else goes on: then it matters to
      // the cancellation when everybody's last step is.
      if (ran.run.kind === 'deadlock' && (this.#orders.cancel ?? []).length > 0) {
        this.#names.isBlind = true
      }
    }
    this.#learn(history, ran)
    this.#goBack()
    // asyncio's own order has been run before, with its own end.
    const isOther = ran?.taken.some(({ choice }) => choice > 0)
    return ran?.failure !== undefined && isOther ? ran : undefined
  }

  #pick(history: History, options: readonly Option[], time: number): number {
    history.end()
    const depth = history.steps.length
    const parties = history.partiesOf(options)
    const actors = parties.map(({ actor }) => actor)
    const known = this.#way[depth]
    if (known !== undefined) checkSame(known.options, actors)
    const place = known ?? this.#newPlace(history, actors)
    const index = actors.indexOf(place.chosen)
    const party = parties[index]
    const option = options[index]
    if (party === undefined || option === undefined) {
      this.#left = actors
      throw GIVEN_UP
    }
    if (known === undefined) this.#way.push(place)
    history.begin(party, actors, option, time)
    return index
  }

  /** Nobody has been here: who may go first, without repeating what is known? */
  #newPlace(history: History, options: readonly Actor[]): Place {
    const depth = this.#way.length
    const above = this.#way[depth - 1]
    const asleep = new Map<Actor, Asleep>()
    if (above !== undefined) {
      for (const [actor, each] of [...above.asleep, ...above.tried]) {
        if (actor === above.chosen) continue
        if (history.isFreeOf(each.footprint, each.depth, depth - 1)) asleep.set(actor, each)
      }
    }
    const chosen = options.find((actor) => !asleep.has(actor)) ?? -1
    const wanted = new Set([chosen])
    return { options, chosen, footprint: undefined, wanted, tried: new Map(), asleep }
  }

  /** What the run teaches: the races of its new steps, and who never got a chance. */
  #learn(history: History, ran: Ran<T> | undefined): void {
    const { steps } = history
    const endsAll = ran !== undefined && (ran.run.kind === 'returned' || ran.run.kind === 'raised')
    const ordered = orderOf(history, { from: this.#from, known: this.#clocks }, endsAll)
    this.#clocks = ordered.clocks
    for (const race of ordered.races) {
      const place = this.#way[race.first] as Place
      const starters = startersOf(history, ordered, race)
      if (isOtherStep(history, race.second, place))
        for (const each of place.options) place.wanted.add(each)
      else if (!starters.some((actor) => place.wanted.has(actor))) want(place, starters)
    }
    for (let at = this.#from; at < steps.length; at += 1) {
      const place = this.#way[at] as Place
      const isLast = endsAll && at === steps.length - 1
      place.footprint = history.footprint(at, isLast)
      // When nobody can go on, nobody is left.
      const atEnd = ran === undefined ? this.#left : ran.isCut ? undefined : []
      const left = isLast ? [] : (this.#way[at + 1]?.options ?? atEnd)
      // Who could go before this step and cannot after it: this step was what ended that.
      const ended = place.options.filter(
        (actor) => actor !== place.chosen && !left?.includes(actor),
      )
      if (left !== undefined) for (const actor of ended) place.wanted.add(actor)
    }
    if (ran === undefined || this.#kinds === undefined) return
    if (this.#kinds.size >= MOST_KINDS) this.#kinds = undefined
    else {
      // Not the history: everything that the run has made hangs on it.
      const slots = steps.map(({ party }) => party.slot)
      const { clocks } = ordered
      this.#kinds.set(kindOf(history, ordered), () => countOrders(slots, { clocks }))
    }
  }

  /** To the last place where something is still to be tried; without any the search is over. */
  #goBack(): void {
    const way = this.#way
    for (let place = way.at(-1); place !== undefined; place = way.at(-1)) {
      const depth = way.length - 1
      if (place.footprint !== undefined) {
        place.tried.set(place.chosen, { footprint: place.footprint, depth })
      }
      for (const actor of place.wanted) {
        if (place.tried.has(actor) || place.asleep.has(actor)) continue
        place.chosen = actor
        place.footprint = undefined
        this.#from = depth
        return
      }
      way.pop()
    }
    this.isDone = true
  }
}

/**
 * A step is all that a task does until it waits, and what that is may depend on what came before it.
 * Who was asleep at a place, and then did other things than those for which it was put to sleep, has
 * races of which this run knows nothing: there everybody has to be tried.
 */
function isOtherStep(history: History, at: number, place: Place): boolean {
  const asleep = place.asleep.get(history.steps[at]?.actor ?? -1)
  if (asleep === undefined) return false
  const { touches, isVague } = history.footprint(at, false)
  const before = asleep.footprint.touches
  if (isVague !== asleep.footprint.isVague || touches.size !== before.size) return true
  return [...touches].some(([thing, how]) => before.get(thing) !== how)
}

/** Puts one of the starters on the list; one of them could go at that place. */
function want(place: Place, starters: readonly Actor[]): void {
  const possible = starters.filter((actor) => place.options.includes(actor))
  const [first] = possible
  if (first !== undefined) place.wanted.add(first)
  else for (const actor of place.options) place.wanted.add(actor)
}

/** A program that is not the same every time cannot be explored. */
function checkSame(known: readonly Actor[], actors: readonly Actor[]): void {
  if (known.length === actors.length && known.every((actor, i) => actor === actors[i])) return
  throw new Error(
    'the program did something else when it was run again in the same order: it must not depend on the clock, on chance, or on what an earlier run left behind',
  )
}
