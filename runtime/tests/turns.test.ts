import { describe, expect, it } from 'vitest'
import { RealClock } from '../clock.ts'
import {
  type EventLoop,
  getRunningLoop,
  KeyboardInterrupt,
  RuntimeError,
  simulate,
  sleep,
} from '../index.ts'
import { runTurns } from '../turns.ts'
import { looseLoop, recorded, thrown, turns } from './record.ts'

describe('runTurns', () => {
  it('calls what was ready when it began; what becomes ready meanwhile waits for the next', () => {
    const { loop, turn } = looseLoop()
    const log: string[] = []
    loop.callSoon(() => {
      log.push('a')
      loop.callSoon(() => log.push('a2'))
    })
    loop.callSoon(() => log.push('b'))
    turn()
    log.push('turn')
    turn()
    expect(log).toEqual(['a', 'b', 'turn', 'a2'])
  })

  it('calls timers that are due behind what is ready, by deadline, then by creation', () => {
    const log = recorded(function* (record) {
      const loop = getRunningLoop()
      for (const when of [0, -5, 0, -7]) loop.callAt(when, () => record(`at ${when}`))
      loop.callSoon(() => record('soon'))
      yield* turns(1)
      record('main')
      yield* turns(1)
    })
    expect(log).toEqual(['0 soon', '0 main', '0 at -7', '0 at -5', '0 at 0', '0 at 0'])
  })

  it('takes timers within a nanosecond as due, and no others', () => {
    const log = recorded(function* (record) {
      const loop = getRunningLoop()
      for (const when of [1, 1 + 0.9e-9, 1 + 1.1e-9]) {
        loop.callAt(when, () => record(`${Math.round((when - 1) * 1e10)}`))
      }
      loop.callAt(1, () => loop.callSoon(record, 'next turn'))
      yield* sleep(2)
    })
    expect(log).toEqual(['1 0', '1 9', '1 next turn', `${1 + 1.1e-9} 11`])
  })

  it('moves the clock only when nothing is ready', () => {
    const log = recorded(function* (record) {
      getRunningLoop().callLater(1, () => record('timer'))
      for (let i = 0; i < 3; i++) {
        record('turn')
        yield* turns(1)
      }
      yield* sleep(2)
      record('end')
    })
    expect(log).toEqual(['0 turn', '0 turn', '0 turn', '1 timer', '2 end'])
  })

  it('puts the rest of the turn back when a KeyboardInterrupt ends it', () => {
    const { loop, kernel, turn } = looseLoop()
    const log: string[] = []
    loop.callSoon(() => log.push('a'))
    loop.callSoon(() => {
      loop.callSoon(() => log.push('d'))
      throw new KeyboardInterrupt()
    })
    for (const name of ['b', 'c']) loop.callSoon(() => log.push(name))
    expect(thrown(turn)).toBeInstanceOf(KeyboardInterrupt)
    expect([log, kernel.isTurning, thrown(getRunningLoop).name]).toEqual([
      ...[['a'], false, 'RuntimeError'],
    ])
    turn()
    expect(log).toEqual(['a', 'b', 'c', 'd'])
  })

  it('leaves nothing of those who waited for one future when the last of them interrupts', () => {
    for (const [interrupting, left] of [
      [2, 1],
      [3, 0],
    ]) {
      const { loop, kernel, turn } = looseLoop()
      const future = loop.createFuture<void>()
      const log: number[] = []
      for (const n of [1, 2, 3]) {
        future.addDoneCallback(() => {
          log.push(n)
          if (n === interrupting) throw new KeyboardInterrupt()
        })
      }
      future.setResult()
      expect(thrown(turn)).toBeInstanceOf(KeyboardInterrupt)
      expect([kernel.ready.size, log.length]).toEqual([left, interrupting])
      turn()
      expect(log).toEqual([1, 2, 3])
    }
  })

  it('makes its loop the running one for so long, and then the one from before', () => {
    const outer = looseLoop()
    const inner = looseLoop()
    const seen: EventLoop[] = []
    inner.loop.callSoon(() => seen.push(getRunningLoop()))
    outer.loop.callSoon(() => {
      seen.push(getRunningLoop())
      inner.turn()
      seen.push(getRunningLoop())
    })
    outer.turn()
    expect(seen.map((loop) => [outer.loop, inner.loop].indexOf(loop))).toEqual([0, 1, 0])
    expect(thrown(getRunningLoop)).toBeInstanceOf(RuntimeError)
  })

  it('counts itself', () => {
    const { kernel, turn } = looseLoop()
    turn()
    turn()
    expect(kernel.turns).toBe(2)
  })

  it('complains in debug mode of what held up the loop on the real clock', () => {
    const { loop, reports, turn } = looseLoop(new RealClock())
    function work(seconds: number): void {
      const end = performance.now() + seconds * 1000
      while (performance.now() < end);
    }
    loop.slowCallbackDuration = 0.005
    loop.callSoon(work, 0.006)
    turn()
    expect(reports).toEqual([])
    loop.setDebug(true)
    loop.callSoon(work, 0.006)
    loop.createTask(
      (function* () {
        work(0.006)
      })(),
    )
    turn()
    loop.slowCallbackDuration = 60
    loop.callSoon(work, 0.006)
    turn()
    expect(reports.map(({ message }) => message.replace(/\d+\.\d{3}/, 'some'))).toEqual([
      'Executing <Handle work> took some seconds',
      'Executing <Task Task-1 finished> took some seconds',
    ])
  })

  it('does not measure on a virtual clock', () => {
    function* main() {
      getRunningLoop().slowCallbackDuration = 0
      yield* turns(1)
    }
    expect(simulate(main(), { debug: true }).warnings).toEqual([])
  })

  it('goes on until nothing is ready, it is stopped, or so many turns have been run in all', () => {
    const { loop, kernel } = looseLoop()
    let called = 0
    const again = (): void => {
      called += 1
      if (called < 9) loop.callSoon(again)
      if (called === 5) kernel.isStopping = true
    }
    loop.callSoon(again)
    const counts = [3, 9, 99].map((most) => {
      runTurns(kernel, most)
      kernel.isStopping = false
      return called
    })
    expect([counts, kernel.turns]).toEqual([[3, 5, 9], 9])
  })

  it('complains of done callbacks, too, also of one without a name', () => {
    const { loop, reports, turn } = looseLoop(new RealClock())
    loop.setDebug(true)
    loop.slowCallbackDuration = 0
    const future = loop.createFuture<void>()
    future.addDoneCallback(function named() {})
    future.addDoneCallback((() => () => {})())
    future.setResult()
    turn()
    expect(reports.map(({ message }) => message.replace(/\d+\.\d{3}/, 'some'))).toEqual([
      'Executing <Handle named> took some seconds',
      'Executing <Handle anonymous> took some seconds',
    ])
  })
})
