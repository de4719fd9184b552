// `npm run trace` as on a student's desk: each run is a process of its own in a copy of the project.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Desk, type Ran, TSX } from '../desk.ts'

let desk: Desk

beforeAll(() => {
  desk = new Desk(['exercises', 'graders', 'runtime', 'solutions'])
})

afterAll(() => desk.clear())

const trace = (words: readonly string[], env: Record<string, string> = {}): Ran =>
  desk.run(TSX, ['graders/cli/cli.ts', 'trace', ...words], { LANG: 'C.UTF-8', LC_ALL: '', ...env })

const lines = ({ out }: Ran) => out.split('\n')

describe('npm run trace', () => {
  it('shows the run that a failing check is about, beside what was expected', () => {
    const wrong = 'graders/02-coroutines-and-tasks/wrong/07-hundred-files.one-by-one.ts'
    const ran = trace([wrong])
    expect(ran).toMatchObject({ exitCode: 1, error: '' })
    expect(ran.out).toMatchInlineSnapshot(`
      "02/07  hundred files               wrong: 2 of 5 checks pass

      x starts reading every file before waiting for any

      At most 1 of 2 files were being read at the same time.
      Smallest case: seconds = [0.5,0.5]

      graders/02-coroutines-and-tasks/wrong/07-hundred-files.one-by-one.ts:13
        13 | for (const name of names) found.push(yield* read(name))

      Create all tasks first and wait afterwards: a loop of awaits adds the times
      up.

               main
          0 s  █  main starts
               █  main: file-0 starts
               │  main waits for sleep(0.5)
        0.5 s  █  main: file-0 is read   <- expected here: file-1 starts (0 s)
               █  main: file-1 starts   <- only now
               │  main waits for sleep(0.5)
          1 s  █  main: file-1 is read
               ●  main returns

      █ running   ░ ready   │ waiting   ● returns
      At 1 s main returns.

        expected                               seen
        0 s  file-0 starts                     0 s  file-0 starts
      > 0 s  file-1 starts                     0.5 s  file-0 is read
        0.5 s  file-0 is read                  0.5 s  file-1 starts
        0.5 s  file-1 is read                  1 s  file-1 is read
      "
    `)
  })

  it('shows how an exercise works that is solved, in Spanish and in ASCII', () => {
    const ran = trace(
      ['solutions/02-coroutines-and-tasks/06-create-then-wait.ts', '--', '--ascii'],
      {
        KIT_LANG: 'es',
      },
    )
    expect(ran).toMatchObject({ exitCode: 0, error: '' })
    expect(lines(ran)[0]).toMatch(/^02\/06 +crear y luego esperar +resuelto$/)
    expect(ran.out).toContain('# en marcha   : lista   | esperando   o termina')
  })

  it('has nothing to show of a stub', () => {
    const ran = trace(['2/7'])
    expect(ran).toMatchObject({ exitCode: 1, error: '' })
    expect(ran.out).toMatch(/There is nothing to show/)
  })

  it('runs any file that exports main, and tells how it ended', () => {
    desk.write('mine.ts', MINE)
    const ran = trace(['mine.ts'])
    expect(ran).toMatchObject({ exitCode: 1, error: '' })
    expect(ran.out).toMatchInlineSnapshot(`
      "mine.ts

      The program raised Error: no more

      mine.ts:7
        7 | throw new Error('no more')

      Catch it with \`try\` around the await, where the program has to go on all the
      same; else correct the line that raises it.

             main
               pause
        0 s  █    main starts
             █ ░  main creates pause
             │ ░  main waits for pause
             │ █  pause starts
             │ │  pause waits for sleep(1)
        1 s  ░ ●  pause returns
             !    main fails

      █ running   ░ ready   │ waiting   ● returns   ! fails
      At 1 s main fails.

      The program printed:
        0 s  hello
      "
    `)
  })

  it('writes a page, and nothing over what is no page of its own', () => {
    desk.write('mine.ts', MINE)
    desk.write('theirs.html', '<p>mine</p>')
    const page = trace(['mine.ts', 'mine.html', '--', '--html'])
    expect(lines(page).at(-2)).toMatch(/^The page: file:.*\/mine\.html$/)
    expect(desk.read('mine.html')).toContain('<h1>mine.ts</h1>')
    const again = trace(['mine.ts', 'mine.html', '--', '--html'])
    expect(lines(again).at(-2)).toMatch(/^The page was written anew: file:.*\/mine\.html$/)
    const refused = trace(['mine.ts', 'theirs.html', '--', '--html'])
    expect(refused).toMatchObject({ exitCode: 2, out: '' })
    expect(refused.error).toMatch(/theirs\.html is there, and it is no page of npm run trace/)
    expect(desk.read('theirs.html')).toBe('<p>mine</p>')
  })

  it('stops a program that does not end', () => {
    desk.write('endless.ts', 'export function* main() { while (true) {} }\n')
    const ran = trace(['endless.ts'])
    expect(ran).toMatchObject({ exitCode: 1, error: '' })
    expect(ran.out).toContain('endless.ts:1')
    desk.write('flood.ts', FLOOD)
    const flooded = trace(['flood.ts'])
    expect(flooded.exitCode).toBe(1)
    expect(flooded.out + flooded.error).toContain('flood.ts')
  })

  it('says what it does not understand, and what is near', () => {
    const near = trace(['hundred-fils'])
    expect(near).toMatchObject({ exitCode: 2, out: '' })
    expect(near.error).toContain('npm run trace 02/07   hundred files')
    expect(trace(['nowhere/at-all.ts'])).toMatchObject({
      exitCode: 2,
      error: 'There is no file nowhere/at-all.ts.\n',
    })
    const path = 'exercises/02-coroutines-and-tasks/07-hundred-flies.ts'
    expect(trace([path]).error).toBe(
      `There is no file ${path}.\nThere is no exercise "07-hundred-flies". Near it:\n  npm run trace 02/07   hundred files\n`,
    )
    expect(trace(['--colour']).error).toMatch(/^--colour is not understood here\.\n\nnpm run trace/)
    const help = trace(['--help'], { KIT_LANG: 'es' })
    expect(help).toMatchObject({ exitCode: 0, error: '' })
    expect(lines(help).filter((line) => line.length > 80)).toEqual([])
    expect(lines(help)[0]).toBe('npm run trace 02/07 [-- opciones]')
  })
})

describe('the picture of a failing check', () => {
  const WRONG = 'graders/02-coroutines-and-tasks/wrong/07-hundred-files.one-by-one.ts'
  const STUB = 'exercises/02-coroutines-and-tasks/07-hundred-files.ts'
  const graded = (...flags: string[]) =>
    desk.run('vitest/vitest.mjs', ['run', '--reporter=verbose', ...flags, '--', '02/07']).out

  it('is attached once where the UI shows it, and nowhere else', () => {
    const stub = desk.read(STUB)
    desk.write(STUB, desk.read(WRONG))
    const inUi = graded('--ui', '--open=false')
    expect(inUi).toMatch(
      /× .* > starts reading every file before waiting for any.*\n(?:.*\n){1,25}? *❯ Timeline\n *↳ At 1 s main returns\./,
    )
    expect(inUi.match(/❯ Timeline/g)).toHaveLength(1)
    expect(graded()).not.toContain('Timeline')
    desk.write(STUB, stub)
  })
})

const MINE = `import { type Coroutine, createTask, sleep } from '#runtime'

export function* main(): Coroutine<void> {
  console.log('hello')
  const task = createTask(sleep(1), { name: 'pause' })
  yield* task
  throw new Error('no more')
}
`

const FLOOD = `import { sleep } from '#runtime'
const again = (): Promise<void> => Promise.resolve().then(again)
export function* main() { yield* sleep(1); again() }
`
