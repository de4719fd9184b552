// What the lanes of small programs do after each event, exactly.
import { describe, expect, it } from 'vitest'
import { type Coroutine, createTask, eagerTaskFactory, getRunningLoop, sleep } from '#runtime'
import { untilMainEnds } from '../../observe.ts'
import { type Options, type Timeline, timelineOf } from '../../timeline/model.ts'
import { callbacks, cancelling, many, stuck, traceOf, turns } from './programs.ts'

const LETTERS = {
  running: 'R',
  ready: 'r',
  waiting: 'w',
  returned: 'o',
  raised: '!',
  cancelled: 'x',
}

/** The lanes as letters, with the moment and the sentence: one line a row. */
function lines({ rows }: Timeline): string[] {
  return rows.map(({ time, text, doing }) => {
    const lanes = doing.map((each) => (each === undefined ? '.' : LETTERS[each.state])).join('')
    return `${lanes} ${time} ${text.en}`
  })
}

const timeline = (program: () => Coroutine<unknown>, options?: Options) =>
  timelineOf(traceOf(program), options)

describe('timelineOf', () => {
  it('tells who runs and who is ready within one instant', () => {
    expect(lines(timeline(turns))).toEqual([
      'R. 0 main starts',
      'Rr 0 main creates tea',
      'Rr 0 main: cake 1',
      'rr 0 main gives up its turn',
      'rR 0 tea starts',
      'rR 0 tea 1',
      'rr 0 tea gives up its turn',
      'Rr 0 main: cake 2',
      'wr 0 main waits for tea',
      'wR 0 tea 2',
      'ro 0 tea returns',
      'o. 0 main returns',
    ])
  })

  it('tells who asked whom to stop, and wakes the one who was asked', () => {
    const told = timeline(cancelling)
    expect(lines(told)).toEqual([
      'R.. 0 main starts',
      'Rr. 0 main creates other',
      'Rrr 0 main creates worker',
      'rrr 0 main gives up its turn',
      'rRr 0 other starts',
      'rwr 0 other waits for sleep(1)',
      'rwR 0 worker starts',
      'rww 0 worker waits for sleep(1)',
      'Rwr 0 main asks worker to stop: worker.cancel() returns true',
      'wwr 0 main waits for gather of 2',
      'wwR 0 CancelledError reaches worker',
      'wwR 0 worker: cleans up',
      'wwx 0 worker ends cancelled',
      'wo. 1 other returns',
      'o.. 1 main returns',
    ])
    const asked = told.rows.find(({ kind }) => kind === 'cancel.request')
    expect(asked).toMatchObject({ column: 2, from: 0 })
    expect(told.rows[9]?.doing[0]).toEqual({ state: 'waiting', on: 'gather of 2' })
  })

  it('has a column for callbacks, and knows who was left behind', () => {
    const told = timeline(callbacks)
    expect(told.columns.map(({ name }) => name.en)).toEqual([
      'main',
      'first',
      'forgotten',
      'callbacks',
    ])
    expect(lines(told).slice(-6)).toEqual([
      'www. 0 forgotten waits for sleep(9)',
      'wwwR 0.5 ring',
      'row. 1 first returns',
      'r.wR 1 callback shout is called with first',
      'r.wR 1 shouted',
      'o.w. 1 main returns',
    ])
    expect(told).toMatchObject({ ending: 'returned', time: 1, left: ['forgotten'] })
  })

  it('goes to the end of a program that cannot end', () => {
    const told = timeline(stuck)
    expect(lines(told).slice(-3)).toEqual([
      'rw 0 holder waits for Event.wait',
      'Rw 0 main goes on',
      'ww 0 main waits for Lock.acquire',
    ])
    expect(told).toMatchObject({ ending: undefined, left: ['main', 'holder'] })
  })

  it('keeps whoever creates an eager task running', () => {
    function* eager(): Coroutine<void> {
      getRunningLoop().setTaskFactory(eagerTaskFactory)
      const task = createTask(sleep(1), { name: 'eager' })
      yield* sleep(0)
      yield* task
    }
    expect(lines(timeline(eager)).slice(0, 4)).toEqual([
      'R. 0 main starts',
      'Rr 0 main creates eager',
      'RR 0 eager starts',
      'Rw 0 eager waits for sleep(1)',
    ])
  })

  it('tells apart tasks of the same name', () => {
    function* twins(): Coroutine<void> {
      const a = createTask(sleep(1), { name: 'twin' })
      const b = createTask(sleep(2), { name: 'twin' })
      yield* a
      yield* b
    }
    expect(lines(timeline(twins)).slice(-5)).toEqual([
      'row 1 twin returns',
      'R.w 1 main goes on',
      'w.w 1 main waits for twin',
      'r.o 2 twin returns',
      'o.. 2 main returns',
    ])
  })

  it('marks the lines of the story that it is told to', () => {
    const mark: Options['mark'] = ({ text }, index) =>
      text.en === 'tea 1' ? { en: `line ${index}`, es: `línea ${index}` } : undefined
    const marked = timeline(turns, { mark }).rows.filter((row) => row.mark !== undefined)
    expect(marked).toMatchObject([{ text: { en: 'tea 1' }, mark: { en: 'line 4' } }])
  })

  it('takes a trace that begins with the start of its first task', () => {
    const [, ...rest] = untilMainEnds(traceOf(turns))
    const told = timelineOf(rest)
    expect(told).toMatchObject({ main: 'Task-1', ending: 'returned', left: [] })
    expect(told.columns.map(({ name }) => name.en)).toEqual(['Task-1', 'tea'])
    expect(lines(told)[1]).toBe('Rr 0 Task-1 creates tea')
  })

  it('is empty for a trace without events', () => {
    const nothing = { columns: [], rows: [], main: 'main', ending: undefined, time: 0, left: [] }
    expect(timelineOf([])).toEqual(nothing)
  })
})

describe('many tasks', () => {
  it('that do the same share a column, and a row where they come one after the other', () => {
    const told = timeline(() => many(100))
    expect(told.columns.map(({ name }) => name.en)).toEqual([
      'main',
      'Task-2',
      'Task-3',
      'Task-4',
      '+ 96 more like Task-5',
      'Task-101',
    ])
    expect(lines(told).filter((line) => line.includes('more)'))).toEqual([
      'Rrrrr. 0 main creates Task-5 (and 95 more)',
      'wwwwwr 0 Task-5 starts; Task-5: file-3 opens; Task-5 waits for sleep(1) (and 95 more)',
      'w...or 1 Task-5 returns (and 95 more)',
    ])
  })

  it('are all shown while they are few', () => {
    expect(timeline(() => many(11)).columns).toHaveLength(12)
  })

  it('that all differ share the last column', () => {
    function* all(): Coroutine<void> {
      for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
        createTask(sleep(0), { name: letter.repeat(3) })
      }
      yield* sleep(1)
    }
    const { columns } = timeline(all, { columns: 6 })
    expect(columns).toHaveLength(6)
    expect(columns.at(-1)).toMatchObject({ kind: 'task', name: { en: 'zzz' } })
    expect(columns.at(-2)).toMatchObject({ kind: 'many', name: { en: '+ 22 more like ddd' } })
  })

  it('with a long story keep its beginning, its end and what is marked', () => {
    function* long(): Coroutine<void> {
      for (let step = 0; step < 3000; step += 1) yield* sleep(1)
    }
    const mark: Options['mark'] = ({ time }) =>
      time === 1500 ? { en: 'here', es: 'aquí' } : undefined
    const { rows } = timeline(long, { mark })
    expect(rows.length).toBeLessThan(1010)
    expect(rows.filter(({ kind }) => kind === 'gap')).toHaveLength(2)
    expect(rows.filter(({ mark: said }) => said !== undefined)).toHaveLength(1)
  })
})
