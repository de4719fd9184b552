// `npm run update` between real repositories: a kit that moves on, and students who have edited,
// committed or not. What they wrote is never touched.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answer, answerTo } from '../cli/command.ts'
import { planOf, type Sides } from '../cli/plan.ts'
import { update } from '../cli/update.ts'
import { plain } from '../report.ts'

const CHAPTER = 'exercises/02-tasks'
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asyncio-kit-update-'))
  vi.stubEnv('GIT_CONFIG_GLOBAL', devNull)
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
})
beforeEach(() => {
  vi.stubEnv('KIT_LANG', 'en')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** A repository in a folder of its own. */
class Repository {
  readonly path: string

  constructor(name: string) {
    this.path = join(folder, name)
    mkdirSync(this.path, { recursive: true })
  }

  git(...words: string[]): string {
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org']
    const options = { cwd: this.path, encoding: 'utf8' } as const
    const { status, stdout, stderr } = spawnSync('git', [...who, ...words], options)
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`)
    return stdout.trim()
  }

  /** Writes files; one without a text is deleted. */
  write(files: Record<string, string | undefined>): this {
    for (const [file, text] of Object.entries(files)) {
      const path = join(this.path, file)
      mkdirSync(dirname(path), { recursive: true })
      if (text === undefined) rmSync(path)
      else writeFileSync(path, text)
    }
    return this
  }

  commit(files: Record<string, string | undefined> = {}): this {
    this.write(files).git('add', '-A')
    this.git('commit', '-q', '-m', 'a version')
    return this
  }

  read(file: string): string | undefined {
    const path = join(this.path, file)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }

  /** Everything that can be read, but for git's own and for what this machine keeps. */
  files(): Record<string, string | undefined> {
    const all = readdirSync(this.path, { recursive: true, withFileTypes: true })
    const paths = all
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.path.length + 1))
      .filter((path) => !path.startsWith('.git/') && !path.startsWith('.kit'))
    return Object.fromEntries(paths.sort().map((path) => [path, this.read(path)]))
  }

  update(...words: string[]): Answer | Promise<Answer> {
    const place = { root: this.path, cwd: this.path, style: plain }
    return answerTo(update, words, place, {})
  }
}

const FIRST = {
  '.gitignore': '.kit/\n*.ts.new\n*.md.new\n',
  'graders/judge.ts': 'judge 1',
  'graders/same.ts': 'same',
  [`${CHAPTER}/README.md`]: 'lesson 1',
  [`${CHAPTER}/01-untouched.ts`]: '01 original',
  [`${CHAPTER}/02-edited.ts`]: '02 original',
  [`${CHAPTER}/03-same.ts`]: '03 original',
  [`${CHAPTER}/04-old-name.ts`]: '04 original',
  [`${CHAPTER}/05-gone.ts`]: '05 original',
  [`${CHAPTER}/06-gone-too.ts`]: '06 original',
  [`${CHAPTER}/09-also-renamed.ts`]: '09 original',
}

const SECOND = {
  'graders/judge.ts': 'judge 2',
  [`${CHAPTER}/README.md`]: 'lesson 2',
  [`${CHAPTER}/01-untouched.ts`]: '01 original, changed',
  [`${CHAPTER}/02-edited.ts`]: '02 original, changed',
  [`${CHAPTER}/04-old-name.ts`]: undefined,
  [`${CHAPTER}/04-new-name.ts`]: '04 original, changed',
  [`${CHAPTER}/05-gone.ts`]: undefined,
  [`${CHAPTER}/06-gone-too.ts`]: undefined,
  [`${CHAPTER}/07-new.ts`]: '07 original',
  [`${CHAPTER}/08-own.ts`]: '08 original',
  [`${CHAPTER}/09-also-renamed.ts`]: undefined,
  [`${CHAPTER}/09-renamed.ts`]: '09 original',
}

/** A kit, and a clone of it in which a student has worked, with a part of it committed. */
function workshop(name: string): { kit: Repository; student: Repository } {
  const kit = new Repository(`${name}-kit`)
  kit.git('init', '-q')
  kit.commit(FIRST)
  const student = new Repository(`${name}-student`)
  student.git('clone', '-q', kit.path, '.')
  student.commit({ [`${CHAPTER}/02-edited.ts`]: '02 mine', 'graders/judge.ts': 'judge, mine' })
  student.write({
    [`${CHAPTER}/README.md`]: 'lesson 1, with my notes',
    [`${CHAPTER}/03-same.ts`]: '03 mine',
    [`${CHAPTER}/04-old-name.ts`]: '04 mine',
    [`${CHAPTER}/06-gone-too.ts`]: '06 mine',
    [`${CHAPTER}/08-own.ts`]: '08 mine',
    'notes.txt': 'mine',
  })
  kit.commit(SECOND)
  return { kit, student }
}

describe('npm run update', () => {
  it('brings what is new and leaves alone what was edited', async () => {
    const { kit, student } = workshop('story')
    const before = student.git('rev-parse', 'HEAD')
    const { text, exitCode } = await student.update('--from', 'origin')
    expect(exitCode).toBe(0)
    expect(student.files()).toEqual({
      '.gitignore': FIRST['.gitignore'],
      'graders/judge.ts': 'judge 2',
      'graders/same.ts': 'same',
      'notes.txt': 'mine',
      [`${CHAPTER}/README.md`]: 'lesson 1, with my notes',
      [`${CHAPTER}/README.md.new`]: 'lesson 2',
      [`${CHAPTER}/01-untouched.ts`]: '01 original, changed',
      [`${CHAPTER}/02-edited.ts`]: '02 mine',
      [`${CHAPTER}/02-edited.ts.new`]: '02 original, changed',
      [`${CHAPTER}/03-same.ts`]: '03 mine',
      [`${CHAPTER}/04-new-name.ts`]: '04 mine',
      [`${CHAPTER}/04-new-name.ts.new`]: '04 original, changed',
      [`${CHAPTER}/06-gone-too.ts`]: '06 mine',
      [`${CHAPTER}/07-new.ts`]: '07 original',
      [`${CHAPTER}/08-own.ts`]: '08 mine',
      [`${CHAPTER}/08-own.ts.new`]: '08 original',
      [`${CHAPTER}/09-renamed.ts`]: '09 original',
    })
    const copy = /Kept {3}(\S+)/.exec(text)?.[1] ?? ''
    expect(student.read(copy)).toBe('judge, mine')
    expect(text).toContain(`${CHAPTER}/02-edited.ts\n    + ${CHAPTER}/02-edited.ts.new\n`)
    expect(text).toContain(`${CHAPTER}/04-old-name.ts\n    now ${CHAPTER}/04-new-name.ts\n`)
    expect(text).toContain(`${CHAPTER}/06-gone-too.ts\n    no longer in the kit\n`)
    expect(text).toContain(`Undo: git reset --keep ${before.slice(0, 8)}`)
    expect(text.split('\n').length).toBeLessThan(45)
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])

    // Both histories are behind it; what was not committed still is not, and nothing else.
    const parents = student.git('log', '-1', '--format=%P').split(' ')
    expect(parents).toEqual([before, kit.git('rev-parse', 'HEAD')])
    const status = student
      .git('status', '--porcelain')
      .split('\n')
      .map((line) => line.trim())
    expect(status).toEqual([
      `M ${CHAPTER}/03-same.ts`,
      `M ${CHAPTER}/04-new-name.ts`,
      `M ${CHAPTER}/06-gone-too.ts`,
      `M ${CHAPTER}/README.md`,
      `?? ${CHAPTER}/08-own.ts`,
      '?? notes.txt',
    ])
  })

  it('has nothing new the second time, and later says only what is new then', async () => {
    const { kit, student } = workshop('again')
    await student.update('--from', 'origin')
    const after = student.files()
    // Where the kit comes from is remembered.
    expect((await student.update()).text).toBe(
      'Nothing new: this is the newest version of the kit.\n',
    )
    kit.commit({ [`${CHAPTER}/01-untouched.ts`]: '01 original, once more' })
    const { text } = await student.update()
    expect(text).toContain(`new or changed: 1\n    ${CHAPTER}/01-untouched.ts\n`)
    expect(text).not.toContain('02-edited')
    expect(student.files()).toEqual({
      ...after,
      [`${CHAPTER}/01-untouched.ts`]: '01 original, once more',
    })
  })

  it('changes nothing with --dry-run, and says what it would do', async () => {
    const { student } = workshop('dry')
    const before = { files: student.files(), head: student.git('rev-parse', 'HEAD') }
    const { text } = await student.update('--from', 'origin', '--dry-run')
    expect({ files: student.files(), head: student.git('rev-parse', 'HEAD') }).toEqual(before)
    expect(text).toContain('An update from origin would bring')
    expect(text).toContain('Nothing was changed. npm run update does it.')
    const done = (await student.update()).text
    const middle = (said: string) =>
      said.slice(said.indexOf('new or changed'), said.indexOf('.new is'))
    expect(middle(text)).toBe(middle(done))
    vi.stubEnv('KIT_LANG', 'es')
    expect((await student.update('--dry-run')).text).toBe(
      'Nada nuevo: esta es la última versión del kit.\n',
    )
  })

  it('can be taken back', async () => {
    const { student } = workshop('back')
    student.git('stash', '-q', '--include-untracked')
    const before = { files: student.files(), head: student.git('rev-parse', 'HEAD') }
    const { text } = await student.update('--from', 'origin')
    student.git(...(/Undo: git (.*)/.exec(text)?.[1] ?? '').split(' '))
    expect(student.git('rev-parse', 'HEAD')).toBe(before.head)
    const files = student.files()
    for (const path of Object.keys(files)) if (path.endsWith('.new')) delete files[path]
    expect(files).toEqual(before.files)
  })

  it('knows a copy made from a template, which shares no commit with the kit', async () => {
    const kit = new Repository('template-kit')
    kit.git('init', '-q')
    kit.commit(FIRST)
    const student = new Repository('template-student')
    cpSync(kit.path, student.path, { recursive: true })
    rmSync(join(student.path, '.git'), { recursive: true })
    student.git('init', '-q')
    student.commit().commit({ [`${CHAPTER}/02-edited.ts`]: '02 mine' })
    kit.commit(SECOND)
    const { text, exitCode } = await student.update('--from', kit.path)
    expect(exitCode, text).toBe(0)
    expect(student.read(`${CHAPTER}/01-untouched.ts`)).toBe('01 original, changed')
    expect(student.read(`${CHAPTER}/02-edited.ts`)).toBe('02 mine')
    expect((await student.update()).text).toMatch(/^Nothing new/)
  })

  it('moves a clone without changes on, without a commit of its own', async () => {
    const { kit } = workshop('forward')
    const clone = new Repository('forward-clone')
    clone.git('clone', '-q', kit.path, '.')
    clone.git('reset', '-q', '--hard', 'HEAD~1')
    await clone.update('--from', 'origin')
    expect(clone.git('rev-parse', 'HEAD')).toBe(kit.git('rev-parse', 'HEAD'))
    expect(clone.git('status', '--porcelain')).toBe('')
    expect(clone.files()).toEqual(kit.files())
  })

  it('says what it lacks, and changes nothing', async () => {
    const { student } = workshop('lacks')
    const before = student.files()
    expect((await student.update()).text).toMatch(/^Where does the kit come from\?/)
    // npm has taken `--from`, which stood before the dashes.
    expect((await student.update('origin')).text).toContain('npm run update -- --from origin\n')
    const away = await student.update('--from', join(folder, 'nowhere'))
    expect(away.text).toMatch(/^git could not read .*nowhere\. Nothing was changed\./)
    const stranger = new Repository('stranger')
    stranger.git('init', '-q')
    stranger.commit({ 'a.txt': 'a' })
    const strange = await student.update('--from', stranger.path)
    expect(strange.text).toContain('have no version in common')
    student.git('stash', '-q', '--include-untracked')
    student.git('fetch', '-q')
    expect(() => student.git('merge', '-q', 'FETCH_HEAD')).toThrow()
    const merging = await student.update('--from', 'origin')
    expect(merging.text).toMatch(/^A merge has begun here/)
    expect([away, strange, merging].map(({ exitCode }) => exitCode)).toEqual([2, 2, 2])
    student.git('merge', '--abort')
    student.git('stash', 'pop', '-q')
    expect(student.files()).toEqual(before)
  })
})

describe('planOf', () => {
  const sides = (base: object, kit: object, mine: object): Sides => ({
    base: new Map(Object.entries(base)),
    kit: new Map(Object.entries(kit)),
    mine: new Map(Object.entries(mine)),
  })
  const stub = `${CHAPTER}/04-a.ts`
  const renamed = `${CHAPTER}/04-b.ts`

  it.each([
    ['the kit did not change', [{ a: '1' }, { a: '1' }, { a: '2' }], []],
    ['nobody edited it', [{ a: '1' }, { a: '2' }, { a: '1' }], [{ kind: 'take', path: 'a' }]],
    ['both did the same', [{ a: '1' }, { a: '2' }, { a: '2' }], [{ kind: 'settled', path: 'a' }]],
    ['both deleted it', [{ a: '1' }, {}, {}], [{ kind: 'settled', path: 'a' }]],
    ['it was taken away here', [{ a: '1' }, { a: '2' }, {}], []],
    [
      'the kit gave up what was edited',
      [{ a: '1' }, {}, { a: '2' }],
      [{ kind: 'keep', path: 'a' }],
    ],
    [
      'a name only changed',
      [{ [stub]: '1' }, { [renamed]: '1' }, { [stub]: '2' }],
      [{ kind: 'move', path: stub, to: renamed }],
    ],
    [
      'the new name is taken here',
      [{ [stub]: '1' }, { [renamed]: '3' }, { [stub]: '2', [renamed]: '4' }],
      [
        { kind: 'keep', path: stub },
        { kind: 'keep', path: renamed, beside: `${renamed}.new` },
      ],
    ],
  ])('where %s', (_, [base = {}, kit = {}, mine = {}], steps) => {
    expect(planOf(sides(base, kit, mine))).toEqual(steps)
  })
})
