// The commands of a student's day: how far, what next, the next hint, asked on a desk whose verdicts
// are known (start.desk.test.ts has them found out).
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerTo, type Command } from '../cli/command.ts'
import { hint } from '../cli/hint.ts'
import { list } from '../cli/list.ts'
import { reset } from '../cli/reset.ts'
import { solution } from '../cli/solution.ts'
import { start } from '../cli/start.ts'
import { update } from '../cli/update.ts'
import { afterPass, inPython, learned } from '../guide.ts'
import { OWN, Progress } from '../progress.ts'
import { plain, type Standing } from '../report.ts'
import { all, exercise, SOLVED, Student, WRONG } from './student.ts'

const ROOT = join(import.meta.dirname, '../..')
let desk: Student

beforeAll(() => {
  desk = new Student()
})
afterAll(() => desk.clear())
beforeEach(() => {
  vi.stubEnv('KIT_LANG', 'en')
  vi.stubEnv('INIT_CWD', undefined)
  desk.forget()
})
afterEach(() => vi.unstubAllEnvs())

const know = (standings: Record<string, Standing> = {}) => desk.know(standings)
const ask = (command: Command, ...words: string[]) => desk.ask(command, ...words)

const chapter1 = Object.fromEntries(
  all.filter(({ id }) => id.startsWith('01/')).map(({ id }) => [id, SOLVED]),
)

describe('npm start', () => {
  it('says how far one is, chapter by chapter, and where to go on', async () => {
    know({ ...chapter1, '02/07': WRONG })
    const { text, exitCode } = await ask(start)
    const solved = Object.keys(chapter1).length
    expect(text).toContain(`${solved} of ${all.length} solved\n[#`)
    expect(text).toMatch(/^ {2}01 Concurrency.*\d of \d +solved$/m)
    expect(text).toMatch(/^ {2}02 Coroutines and tasks +0 of \d+ +1 wrong$/m)
    expect(text).toContain('Go on with 02/07 hundred files: wrong: 1 of 3 checks pass\n')
    expect(text).toContain(`  Edit   ${exercise('02/07').stub}\n`)
    expect(text).toContain('  Stuck  npm run hint 02/07\n')
    expect(exitCode).toBe(0)
  })

  it('goes on with the first that is not solved, where nothing is begun', async () => {
    know({ ...chapter1, '02/02': SOLVED })
    expect((await ask(start)).text).toContain('Go on with 02/01 await a coroutine: to do\n')
  })

  it('is content when everything is solved', async () => {
    know(Object.fromEntries(all.map(({ id }) => [id, SOLVED])))
    const { text } = await ask(start)
    expect(text).toContain(`[${'#'.repeat(30)}] 100 %`)
    expect(text).toContain('Everything is solved.')
  })

  it('names a file that is gone, and one that nobody grades', async () => {
    know()
    const { stub } = exercise('01/01')
    const mine = stub.replace('.ts', '-mine.ts')
    renameSync(join(desk.path, stub), join(desk.path, mine))
    const { text } = await ask(start)
    renameSync(join(desk.path, mine), join(desk.path, stub))
    expect(text).toContain('1 without a file')
    expect(text).toContain('Go on with 01/01 hello coroutine: its file is not there\n')
    expect(text).toContain(`${mine}\nbelongs to no exercise and is not graded.`)
  })
})

describe('Progress', () => {
  it('is of the contents: another text is not known, and other line ends are the same', () => {
    const { stub } = exercise('01/01')
    const text = desk.read(stub)
    know({ '01/01': SOLVED })
    const recalled = () => new Progress(desk.path).recall(all).get('01/01')
    desk.write(stub, text.replaceAll('\n', '\r\n'))
    expect(recalled()).toMatchObject(SOLVED)
    desk.write(stub, `${text}// mine\n`)
    expect(recalled()).toBeUndefined()
    desk.write(stub, text)
    expect(recalled()).toMatchObject(SOLVED)
  })

  it('knows nothing of another kit, nor from a file that is not its own', () => {
    know()
    const { grader } = exercise('01/01')
    const text = desk.read(grader)
    desk.write(grader, `${text}// stricter\n`)
    const progress = new Progress(desk.path)
    expect(progress.recall(all).size).toBe(all.length - 1)
    desk.write(grader, text)
    for (const spoiled of ['not json', 'null', '[]', '{"01/01": null, "01/02": 5}']) {
      writeFileSync(join(desk.path, OWN, 'progress.json'), spoiled)
      expect(progress.recall(all).size).toBe(0)
    }
  })
})

describe('npm run list', () => {
  it('has a line for every exercise, under its chapter', async () => {
    know({ '01/01': SOLVED, '02/07': WRONG })
    const { text, exitCode } = await ask(list)
    for (const { id, name } of all)
      expect(text).toMatch(new RegExp(`^  ${id}  ${name.slice(3).replaceAll('-', ' ')} `, 'm'))
    expect(text).toMatch(/^ {2}01\/01 {2}hello coroutine +solved$/m)
    expect(text).toMatch(/^ {2}02\/07 {2}hundred files +wrong: 1 of 3 checks pass$/m)
    expect(text).toContain(`\n1 of ${all.length} solved\n`)
    expect(exitCode).toBe(0)
  })

  it('takes words', async () => {
    know()
    const { text } = await ask(list, 'hundred-files', '01/01')
    expect(text.match(/^ {2}\d\d\/\d\d/gm)).toEqual(['  01/01', '  02/07'])
  })
})

describe('npm run hint', () => {
  it('gives one more each time, and says how many are left', async () => {
    const screens = []
    for (let time = 0; time < 4; time += 1) screens.push((await ask(hint, '02/07')).text)
    const numbers = screens.map((text) => text.match(/^Hint \d of 3$/gm))
    expect(numbers).toEqual([
      ['Hint 1 of 3'],
      ['Hint 2 of 3'],
      ['Hint 3 of 3'],
      // There is no other: all that were read.
      ['Hint 1 of 3', 'Hint 2 of 3', 'Hint 3 of 3'],
    ])
    expect(screens[0]).toContain('2 are left. Try first')
    expect(screens[1]).toContain('One is left.')
    expect(screens[2]).toContain('That was the last one.')
    expect((await ask(hint, '02/08')).text).toContain('Hint 1 of')
  })

  it('repeats those that were read, or shows all', async () => {
    await ask(hint, '02/07')
    await ask(hint, '02/07')
    const again = (await ask(hint, '02/07', '--again')).text
    expect(again.match(/^Hint \d/gm)).toEqual(['Hint 1', 'Hint 2'])
    expect(again).toContain('One is left.')
    expect((await ask(hint, '02/07', '--all')).text.match(/^Hint \d/gm)).toHaveLength(3)
  })

  it('shows the hints as they are written, within 80 columns', async () => {
    const { text } = await ask(hint, '02/07', '--all')
    const page = desk.read('exercises/02-coroutines-and-tasks/hints.md')
    const [, section = ''] = page.split('## 07-hundred-files\n')
    const written = (section.split('\n## ')[0] ?? '').replaceAll(/^\d\. /gm, '')
    const shown = text.split('\n').filter((line) => line.startsWith('  '))
    const words = (lines: string) => lines.split(/\s+/).filter((word) => word !== '')
    expect(words(shown.join('\n'))).toEqual(words(written))
  })

  it('forgets nothing in a file that somebody spoiled, and begins anew', async () => {
    await ask(hint, '02/07')
    expect(existsSync(join(desk.path, OWN, 'hints.json'))).toBe(true)
    for (const spoiled of ['[1', 'null', '{"02/07": "two"}']) {
      writeFileSync(join(desk.path, OWN, 'hints.json'), spoiled)
      expect((await ask(hint, '02/07')).text).toContain('Hint 1 of 3')
    }
  })

  it('understands an option that npm has taken for its own', async () => {
    const env = { npm_config_all: 'true' }
    const place = { root: desk.path, cwd: desk.path, style: plain }
    const { text } = await answerTo(hint, ['02/07'], place, env)
    expect(text.match(/^Hint \d/gm)).toHaveLength(3)
  })
})

describe('a word that is not understood', () => {
  it('gets what is near it, as the command takes it', async () => {
    expect(await ask(hint, 'hundred-flies')).toEqual({
      text: 'There is no exercise "hundred-flies". Near it:\n  npm run hint 02/07   hundred files\n',
      exitCode: 2,
    })
    expect((await ask(list, 'qqqqqq')).text).toBe(
      'There is no exercise "qqqqqq". npm run list lists them all.\n',
    )
    expect((await ask(hint)).text).toMatch(/^Which exercise\? npm run hint 02\/07\./)
    expect((await ask(hint, '01')).text).toMatch(
      /^One exercise at a time\. "01" names \d+:\n {2}01\/01 /,
    )
    expect((await ask(hint, '--al')).text).toMatch(
      /^--al is not understood here\.\n\nnpm run hint /,
    )
  })
})

describe.each([
  ['start', start],
  ['list', list],
  ['hint', hint],
  ['solution', solution],
  ['reset', reset],
  ['update', update],
])('the screens of %s', (name, command) => {
  /** Everything that it says, in one language. */
  async function screens(language: string): Promise<string> {
    vi.stubEnv('KIT_LANG', language)
    const { stub, solution: solved } = exercise('01/01')
    const empty = desk.read(stub)
    desk.write(stub, desk.read(solved))
    desk.forget()
    know({ ...chapter1, '02/07': WRONG, '02/08': { ...WRONG, state: 'inProgress' } })
    const asked = [['--help'], ['--nonsense'], ['02/07'], ['02/07'], ['01/01'], [], ['qq'], ['02']]
    const answers = []
    for (const words of asked) answers.push((await ask(command, ...words)).text)
    desk.write(stub, empty)
    return answers.join('\n')
  }

  it('fit 80 columns, in both languages', async () => {
    for (const language of ['en', 'es']) {
      const long = (await screens(language)).split('\n').filter((line) => line.length > 80)
      // A path is not broken: it is there to be clicked.
      expect(long.filter((line) => !line.includes('exercises/'))).toEqual([])
    }
  })

  it('have no sentence that is the same in both languages', async () => {
    // What one types is the same everywhere.
    const isCommand = (line: string) => /^( {2})?(npm run \S+ )?\d\d\/\d\d\b/.test(line)
    const sentences = (text: string) =>
      text.split('\n').filter((line) => /[a-z]+ [a-z]+ [a-z]+/.test(line) && !isCommand(line))
    const [english, spanish] = [sentences(await screens('en')), sentences(await screens('es'))]
    expect(english.length).toBeGreaterThan(5)
    expect(english.filter((line) => spanish.includes(line))).toEqual([])
  })

  it('name every option in both languages', () => {
    for (const help of Object.values(command.help)) {
      expect(help.split('\n')[0]).toMatch(name === 'start' ? /^npm start/ : `npm run ${name}`)
      for (const flag of Object.keys(command.flags ?? {})) expect(help).toContain(`--${flag}`)
    }
  })
})

describe.each([
  ['en', 'exercises/README.md'],
  ['es', 'exercises/README.es.md'],
])('the guide for students: %s', (language, guide) => {
  /** The screen of the guide that begins like this. */
  function pasted(start: RegExp): string {
    const blocks = [...desk.read(guide).matchAll(/```text\n([\s\S]*?\n)```/g)]
    const found = blocks.find(([, block = '']) => start.test(block))
    if (found?.[1] === undefined) throw new Error(`${guide} has no screen with ${start}`)
    return found[1]
  }

  it('shows what npm start prints, whatever the number of exercises', async () => {
    vi.stubEnv('KIT_LANG', language)
    const standing: Standing = { state: 'wrong', passed: 2, count: 5, isPartial: false }
    know({ ...chapter1, '02/07': standing })
    const { text } = await ask(start)
    // Chapters and exercises come in; the bar and the sums change with them.
    const lines = (screen: string) =>
      screen
        .split('\n')
        .map((line) => line.replace(/^\[[#.]+\]/, '[]').replaceAll(/ *\d+ */g, ' N '))
    expect(lines(pasted(/^\d+ (of|de) /)).filter((line) => !lines(text).includes(line))).toEqual([])
  })

  it('shows what npm run hint prints', async () => {
    vi.stubEnv('KIT_LANG', language)
    expect((await ask(hint, '02/07')).text).toBe(pasted(/^02\/07 {2}\w+ \w+\n\n(Hint|Pista) 1/))
  })
})

describe('after a pass', () => {
  it.each(['en', 'es'])('something was learned from every exercise: %s', (language) => {
    vi.stubEnv('KIT_LANG', language)
    expect(all.filter((one) => learned(ROOT, one) === undefined).map(({ id }) => id)).toEqual([])
  })

  // Chapters that are still being written may say what several exercises teach together.
  const whole = all.filter(({ id }) => id < '04')

  it.each(['en', 'es'])(
    'each has a sentence and a program in Python of its own: %s',
    (language) => {
      vi.stubEnv('KIT_LANG', language)
      const said = whole.map((one) => learned(ROOT, one))
      expect(new Set(said).size).toBe(whole.length)
      for (const one of whole) {
        const [page = '', line] = inPython(ROOT, one)?.split(':') ?? []
        expect(readFileSync(join(ROOT, page), 'utf8').split('\n')[Number(line) - 1]).toBe(
          '```python',
        )
      }
    },
  )

  it('says what was learned, where it stands in Python, and what comes next', () => {
    know({ '02/07': SOLVED, '02/08': SOLVED })
    const text = afterPass(desk.path, exercise('02/07'))
    expect(text.replaceAll(/\s+/g, ' ')).toContain('waits once, and gives the results in the order')
    const [, page = '', line = ''] = /^In Python: (.*):(\d+)$/m.exec(text) ?? []
    const shown = desk
      .read(page)
      .split('\n')
      .slice(Number(line) - 1)
    expect(shown[0]).toBe('```python')
    expect(shown.slice(0, shown.indexOf('```')).join('\n')).toContain('for index in range(100)')
    // Solved ones are not asked for again.
    expect(text).toMatch(/^Next: 02\/09 three endings\n {2}exercises\/.*\/09-three-endings\.ts$/m)
  })

  it('goes back to what was left out, and says when nothing is', () => {
    const last = all.at(-1)
    if (last === undefined) throw new Error('there are no exercises')
    know({ [last.id]: SOLVED })
    expect(afterPass(desk.path, last)).toContain('Next: 01/01 hello coroutine\n')
    know(Object.fromEntries(all.map(({ id }) => [id, SOLVED])))
    expect(afterPass(desk.path, last)).toContain('That was the last one.')
  })
})
