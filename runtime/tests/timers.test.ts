import { array, assert, constantFrom, double, integer, oneof, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock.ts'
import { getRunningLoop, simulate, sleep, type TimerHandle } from '../index.ts'
import { EventLoop, kernelOfLoop } from '../loop.ts'
import { Timers } from '../timers.ts'
import { returned } from './record.ts'

const runs = { numRuns: 500, seed: 17 }

/** Many equal deadlines, and some that differ by little. */
const deadline = oneof(
  integer({ min: 0, max: 5 }),
  double({ min: 0, max: 5, noNaN: true, noDefaultInfinity: true }),
)

function emptyLoop(): EventLoop {
  return new EventLoop(new VirtualClock(), () => {})
}

function heapOf() {
  const loop = emptyLoop()
  return { loop, timers: kernelOfLoop(loop).timers }
}

/** Everything that is due by second 9, in the order in which it comes out. */
function takeAll(timers: Timers): TimerHandle[] {
  const taken: TimerHandle[] = []
  for (let next = timers.takeDue(9); next; next = timers.takeDue(9)) taken.push(next as TimerHandle)
  return taken
}

/** The order that the heap stands for: by deadline, then by creation; sort() keeps equal ones as they are. */
function sorted(timers: readonly TimerHandle[]): TimerHandle[] {
  return [...timers].sort((a, b) => a.when() - b.when())
}

/** Expects of an empty heap that a sweep comes with the 100th timer that is cancelled. */
function expectNoneCounted(loop: EventLoop): void {
  const { timers } = kernelOfLoop(loop)
  for (const [count, isSwept] of [
    [99, false],
    [101, true],
  ] as const) {
    for (const timer of Array.from({ length: count }, () => loop.callAt(1e6, () => {}))) {
      timer.cancel()
    }
    expect(timers.size === count).toBe(!isSwept)
    timers.nextWhen()
  }
}

describe('Timers', () => {
  it('gives timers by deadline, and by creation where deadlines are equal', () => {
    assert(
      property(array(deadline, { maxLength: 60 }), (whens) => {
        const loop = emptyLoop()
        const { timers } = kernelOfLoop(loop)
        const all = whens.map((when) => loop.callAt(when, () => {}))
        const taken = takeAll(timers)
        expect(taken).toEqual(sorted(all))
        expect(timers.nextWhen()).toBe(Number.POSITIVE_INFINITY)
      }),
      runs,
    )
  })

  it('is a sorted list, whatever is added, cancelled and taken in between', () => {
    const step = record({
      kind: constantFrom('add', 'add', 'add', 'cancel', 'take', 'first'),
      when: deadline,
      which: integer({ min: 0, max: 100 }),
    })
    assert(
      property(array(step, { maxLength: 100 }), (script) => {
        const loop = emptyLoop()
        const { timers } = kernelOfLoop(loop)
        let model: TimerHandle[] = []
        for (const { kind, when, which } of script) {
          if (kind === 'add') model = sorted([...model, loop.callAt(when, () => {})])
          if (kind === 'cancel') {
            const [timer] = model.splice(which % Math.max(1, model.length), 1)
            timer?.cancel()
          }
          if (kind === 'first') {
            expect(timers.nextWhen()).toBe(model[0]?.when() ?? Number.POSITIVE_INFINITY)
          }
          if (kind === 'take') {
            const isDue =
              model[0] !== undefined && (model[0].when() <= when || model[0].when() < when + 1e-9)
            expect(timers.takeDue(when)).toBe(isDue ? model.shift() : undefined)
          }
        }
      }),
      runs,
    )
  })

  it('lists those that are left in the order in which they would come', () => {
    assert(
      property(array(deadline, { maxLength: 30 }), (whens) => {
        const { timers, loop } = heapOf()
        const all = whens.map((when) => loop.callAt(when, () => {}))
        for (const timer of all.slice(0, 5)) timer.cancel()
        const left = sorted(all.slice(5))
        expect([timers.pending(), timers.pending()]).toEqual([left, left])
        expect(takeAll(timers)).toEqual(left)
      }),
      runs,
    )
    const { timers, loop } = heapOf()
    const [late, early] = [2, 1].map((when) => loop.callAt(when, () => {}))
    expect(timers.pending().map((timer) => timer === early)).toEqual([true, false])
    timers.drop(early as TimerHandle)
    expect([timers.pending()[0] === late, timers.nextWhen()]).toEqual([true, 2])
  })

  it('takes what is due, and what is nearly due', () => {
    const loop = emptyLoop()
    const { timers } = kernelOfLoop(loop)
    const timer = loop.callAt(2, () => {})
    expect([timers.takeDue(2 - 2e-9), timers.takeDue(2 - 0.5e-9)]).toEqual([undefined, timer])
    const other = loop.callAt(2, () => {})
    expect(timers.takeDue(2)).toBe(other)
  })

  it.each([2 ** 25, 2 ** 53])('fires at %s, where a nanosecond more is the same number', (when) => {
    expect(simulate(sleep(when, 'done'))).toMatchObject({ result: 'done', time: when })
  })

  it('sweeps out the one whose cancellation set off the sweep', () => {
    const loop = emptyLoop()
    const { timers } = kernelOfLoop(loop)
    const all = Array.from({ length: 100 }, () => loop.callAt(1, () => {}))
    for (const timer of all) timer.cancel()
    expect(timers.size).toBe(0)
  })

  it('sweeps the cancelled ones out when there are 100 and they are half of all', () => {
    /** How many of so many timers are still there, of which so many were cancelled. */
    function left(count: number, cancelled: number): number {
      const loop = emptyLoop()
      const { timers } = kernelOfLoop(loop)
      const all = Array.from({ length: count }, (_, n) => loop.callAt((n * 7) % count, () => {}))
      for (const timer of all.slice(0, cancelled)) timer.cancel()
      return timers.size
    }
    expect([left(100, 99), left(201, 100)]).toEqual([100, 201])
    expect([left(100, 100), left(200, 100), left(201, 101)]).toEqual([0, 100, 100])
  })

  it('keeps the others in order through a sweep', () => {
    assert(
      property(array(deadline, { minLength: 210, maxLength: 260 }), (whens) => {
        const loop = emptyLoop()
        const { timers } = kernelOfLoop(loop)
        const all = whens.map((when) => loop.callAt(when, () => {}))
        const [dead, alive] = [all.slice(0, 150), all.slice(150)]
        for (const timer of dead) timer.cancel()
        const taken = takeAll(timers)
        expect(taken).toEqual(sorted(alive))
      }),
      { ...runs, numRuns: 50 },
    )
  })

  it('counts a cancelled timer no longer when it has left', () => {
    const loop = emptyLoop()
    const { timers } = kernelOfLoop(loop)
    for (const leave of [() => timers.nextWhen(), () => timers.takeDue(1)]) {
      for (let n = 0; n < 60; n++) {
        loop.callAt(0, () => {}).cancel()
        leave()
      }
      expectNoneCounted(loop)
    }
  })

  it('does not count a timer that is cancelled after it fired', () => {
    function* main() {
      const loop = getRunningLoop()
      const fired = Array.from({ length: 60 }, () => loop.callLater(1, () => {}))
      yield* sleep(2)
      for (const timer of fired) timer.cancel()
      expectNoneCounted(loop)
    }
    returned(main())
  })

  it('counts a timer once, however often it is cancelled', () => {
    const loop = emptyLoop()
    const timer = loop.callAt(0, () => {})
    for (let n = 0; n < 60; n++) timer.cancel()
    expect(kernelOfLoop(loop).timers.nextWhen()).toBe(Number.POSITIVE_INFINITY)
    expectNoneCounted(loop)
  })

  it('forgets all of them, the count of the cancelled included', () => {
    const loop = emptyLoop()
    const { timers } = kernelOfLoop(loop)
    for (let n = 0; n < 60; n++) loop.callAt(1, () => {}).cancel()
    timers.clear()
    expect([timers.nextWhen(), timers.takeDue(9)]).toEqual([Number.POSITIVE_INFINITY, undefined])
    expectNoneCounted(loop)
    expect(new Timers().nextWhen()).toBe(Number.POSITIVE_INFINITY)
  })

  it('fires within a loop in the same order, also when half of them are cancelled on the way', () => {
    assert(
      property(array(deadline, { maxLength: 30 }), integer({ min: 0, max: 29 }), (whens, from) => {
        const fired: number[] = []
        function* main() {
          const loop = getRunningLoop()
          const timers = whens.map((when, n) => loop.callAt(when, (id) => fired.push(id), n))
          const late = timers.filter((_, n) => n >= from && n % 2 === 0)
          loop.callAt(2.5, () => {
            for (const timer of late) timer.cancel()
          })
          yield* sleep(10)
        }
        simulate(main(), { trace: false })
        const expected = whens
          .map((when, n) => ({ when, n }))
          .filter(({ when, n }) => when <= 2.5 || n < from || n % 2 === 1)
          .sort((a, b) => a.when - b.when || a.n - b.n)
        expect(fired).toEqual(expected.map(({ n }) => n))
      }),
      runs,
    )
  })
})
