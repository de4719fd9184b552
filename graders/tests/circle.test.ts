import { describe, expect, it } from 'vitest'
import { asyncWith, createTask, Lock, sleep } from '#runtime'
import { circleText, markOf } from '../circle.ts'
import { play, storyOf } from '../observe.ts'

/** Each takes its first lock, and waits for the other's. */
function crossed() {
  const [a, b] = [new Lock(), new Lock()]
  const both = (one: Lock, other: Lock) =>
    asyncWith(one, function* () {
      yield* sleep(1)
      yield* asyncWith(other, function* () {})
    })
  return play(
    (function* () {
      const ana = createTask(both(a, b), { name: 'ana' })
      const bruno = createTask(both(b, a), { name: 'bruno' })
      yield* ana
      yield* bruno
    })(),
  )
}

describe('circleText', () => {
  it('says who holds what, and who waits for it', () => {
    expect(circleText(crossed())).toEqual({
      en: '\nThey wait for each other in a circle:\n  ana waits for the Lock that bruno holds\n  bruno waits for the Lock that ana holds',
      es: '\nSe esperan unas a otras en círculo:\n  ana espera el Lock que tiene bruno\n  bruno espera el Lock que tiene ana',
    })
  })

  it('tells a task that waits for itself', () => {
    const lock = new Lock()
    const run = play(asyncWith(lock, () => lock.acquire()))
    expect(circleText(run).en).toBe(
      '\nIt waits for itself:\n  main waits for the Lock that main holds',
    )
  })

  it('says nothing of a program that ends', () => {
    expect(circleText(play(sleep(1)))).toEqual({ en: '', es: '' })
    expect(markOf(play(sleep(1)))).toBeUndefined()
  })
})

describe('markOf', () => {
  it('stands beside the lines where they began to wait for ever', () => {
    const run = crossed()
    const mark = markOf(run)
    const marked = storyOf(run).flatMap((line, index) => {
      const said = mark?.(line, index)
      return said === undefined ? [] : [`${line.text.en}: ${said.en}`]
    })
    expect(marked).toEqual([
      'ana waits for Lock.acquire: ana waits for the Lock that bruno holds',
      'bruno waits for Lock.acquire: bruno waits for the Lock that ana holds',
    ])
  })
})
