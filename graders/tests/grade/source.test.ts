// A submission may be a folder, a zip or a repository, tidy or hostile: what comes out is a folder
// with the exercises' files in it, and a reason for what is not.
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Zippable, zipSync } from 'fflate'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Unopened } from '../../grade/found.ts'
import { type Opened, open } from '../../grade/source.ts'
import { exercise } from '../student.ts'

const ROOT = join(import.meta.dirname, '../../..')
const room = mkdtempSync(join(tmpdir(), 'asyncio-kit-source-'))
afterAll(() => rmSync(room, { recursive: true }))
beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

const exercises = [exercise('01/01'), exercise('02/07')]
const [first, second] = exercises.map(({ stub }) => stub) as [string, string]
const signal = new AbortController().signal

/** What a submission gives: the files, why some are not there, and notes; or why it gives nothing. */
async function given(from: string, ref?: string) {
  let opened: Opened
  try {
    opened = await open(
      { id: 'x', from, ...(ref === undefined ? {} : { ref }) },
      { root: ROOT, exercises, signal },
    )
  } catch (error) {
    if (!(error instanceof Unopened)) throw error
    return { problem: `${error.problem.kind}: ${error.problem.text.en}` }
  }
  try {
    const { dir, problems, notes, commit } = opened
    const files = exercises.flatMap(({ id, stub }) => {
      const path = join(dir, stub)
      return existsSync(path) ? [[id, readFileSync(path, 'utf8')]] : []
    })
    return {
      files: Object.fromEntries(files) as Record<string, string>,
      problems: [...problems.values()].map(({ kind, text }) => `${kind}: ${text.en}`),
      notes: notes.map(({ en }) => en),
      commit,
    }
  } finally {
    opened.close()
  }
}

let count = 0

/** A new folder with these files. */
function folder(files: Record<string, string | Uint8Array>): string {
  const path = join(room, `folder-${count++}`)
  mkdirSync(path)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return path
}

function zip(files: Zippable): string {
  const path = join(room, `submission-${count++}.zip`)
  writeFileSync(path, zipSync(files))
  return path
}

const bytes = (text: string) => new TextEncoder().encode(text)
const BOTH = { '01/01': 'one', '02/07': 'two' }
const NONE = { notes: [], problems: [], commit: undefined }

describe('a folder', () => {
  it.each([
    ['as the kit has it', { [first]: 'one', [second]: 'two' }],
    ['within another', { [`kit-main/${first}`]: 'one', [`kit-main/${second}`]: 'two' }],
    [
      'without the room',
      {
        '01-concurrency/01-hello-coroutine.ts': 'one',
        '02-coroutines-and-tasks/07-hundred-files.ts': 'two',
      },
    ],
    ['flat', { '01-hello-coroutine.ts': 'one', '07-hundred-files.ts': 'two', 'notes.txt': '' }],
  ])('gives the files, %s', async (_, files) => {
    expect(await given(folder(files))).toEqual({ files: BOTH, ...NONE })
  })

  it('may hold one zip and nothing else, as some platforms hand it on', async () => {
    const path = folder({ 'ana.zip': zipSync({ [first]: bytes('one'), [second]: bytes('two') }) })
    expect(await given(path)).toEqual({ files: BOTH, ...NONE })
  })

  it('gives no link, no second name, no giant and no folder, and says so', async () => {
    const secret = join(room, 'secret.ts')
    writeFileSync(secret, 'secret')
    const linked = folder({
      'exercises/01-concurrency/x': '',
      'exercises/02-coroutines-and-tasks/x': '',
    })
    symlinkSync(secret, join(linked, first))
    linkSync(secret, join(linked, second))
    expect(await given(linked)).toMatchObject({
      files: {},
      problems: [
        `refused: ${first} is a link, which is not followed.`,
        `refused: ${second} is a second name of another file.`,
      ],
    })
    const folders = folder({ [`${first}/x`]: '', [second]: 'x'.repeat(200_001) })
    expect(await given(folders)).toMatchObject({
      files: {},
      problems: [
        `refused: ${first} is not an ordinary file.`,
        `refused: ${second} has more than 200000 bytes.`,
      ],
    })
    const whole = folder({ x: '' })
    symlinkSync(join(ROOT, 'solutions'), join(whole, 'exercises'), 'dir')
    expect(await given(whole)).toMatchObject({
      files: {},
      problems: expect.arrayContaining(['refused: exercises is a link, which is not followed.']),
    })
  })

  it('that changed the kit is told so; line ends change nothing', async () => {
    const judge = readFileSync(join(ROOT, 'graders/judge.ts'), 'utf8')
    const same = folder({
      [first]: 'one',
      [second]: 'two',
      'graders/judge.ts': judge.replaceAll('\n', '\r\n'),
    })
    expect(await given(same)).toEqual({ files: BOTH, ...NONE })
    const other = folder({
      [first]: 'one',
      [second]: 'two',
      'graders/judge.ts': 'x',
      'package.json': '{}',
    })
    expect(await given(other)).toMatchObject({
      files: BOTH,
      notes: [
        'Files of the kit differ from the kit that grades (graders/judge.ts and 1 more). They were not used: the grade is the same.',
      ],
    })
  })

  it('that is not there is a problem without a path of this machine', async () => {
    expect(await given(join(room, 'absent'))).toEqual({
      problem: 'absent: There is nothing at the place that the list names.',
    })
  })

  it('is known again by what the files are, and by nothing else', async () => {
    const print = async (files: Record<string, string>) => {
      const opened = await open({ id: 'x', from: folder(files) }, { root: ROOT, exercises, signal })
      opened.close()
      return opened.fingerprint
    }
    const one = await print({ [first]: 'one', [second]: 'two' })
    expect(await print({ [first]: 'one', [second]: 'two', 'README.md': 'x' })).toBe(one)
    expect(await print({ [first]: 'one', [second]: 'two!' })).not.toBe(one)
    expect(await print({ [first]: 'one' })).not.toBe(one)
  })

  it('leaves nothing behind', async () => {
    const opened = await open(
      { id: 'x', from: folder({ [first]: 'one' }) },
      { root: ROOT, exercises, signal },
    )
    expect(existsSync(opened.dir)).toBe(true)
    opened.close()
    expect(existsSync(opened.dir)).toBe(false)
  })
})

describe('a zip', () => {
  it.each([
    ['as the kit has it', ''],
    ['as GitHub makes it', 'kit-main/'],
  ])('gives the files, %s', async (_, prefix) => {
    const path = zip({
      [`${prefix}${first}`]: bytes('one'),
      [`${prefix}${second}`]: bytes('two'),
      [`${prefix}README.md`]: bytes('x'),
    })
    expect(await given(path)).toEqual({ files: BOTH, ...NONE })
  })

  it('writes nothing outside, whatever its names are', async () => {
    const path = zip({ '../../../../tmp/evil.ts': bytes('x'), [first]: bytes('one') })
    expect(await given(path)).toEqual({
      problem: expect.stringMatching(/^zip: It is no zip that can be read: invalid relative path/),
    })
    expect(existsSync('/tmp/evil.ts')).toBe(false)
    const absolute = zip({ '/etc/evil.ts': bytes('x') })
    expect(await given(absolute)).toEqual({ problem: expect.stringMatching(/absolute path/) })
  })

  it('is no bomb: what would unpack to more is not unpacked', async () => {
    const path = zip({ [first]: new Uint8Array(50_000_000), [second]: bytes('two') })
    expect(await given(path)).toMatchObject({
      files: { '02/07': 'two' },
      problems: [`refused: ${first} has more than 200000 bytes.`],
    })
  })

  it('is no bomb that lies about its size either', async () => {
    const path = zip({ [first]: new Uint8Array(50_000_000), [second]: bytes('two') })
    const lying = readFileSync(path)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(50_000_000)
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 1))
      lying.writeUInt32LE(100, at)
    writeFileSync(path, lying)
    expect(await given(path)).toMatchObject({
      files: { '02/07': 'two' },
      problems: [`refused: ${first} is broken in the zip.`],
    })
  })

  it('gives no link and nothing encrypted', async () => {
    const link = { os: 3, attrs: (0o120777 << 16) >>> 0 }
    const path = zip({ [first]: [bytes('/etc/passwd'), link], [second]: bytes('two') })
    expect(await given(path)).toMatchObject({
      problems: [`refused: ${first} is not an ordinary file.`],
    })
    const plain = zip({ [first]: bytes('one') })
    const locked = readFileSync(plain)
    const central = locked.indexOf('PK\u0001\u0002')
    locked.writeUInt16LE(locked.readUInt16LE(central + 8) | 1, central + 8)
    writeFileSync(plain, locked)
    expect(await given(plain)).toMatchObject({ problems: [`refused: ${first} is encrypted.`] })
  })

  it('that is none is a problem in one line', async () => {
    for (const text of ['', 'PK', 'no zip at all', 'PK\u0005\u0006'.padEnd(22, '\u00FF')]) {
      const path = join(room, `broken-${count++}.zip`)
      writeFileSync(path, text, 'latin1')
      expect(await given(path)).toEqual({
        problem: expect.stringMatching(/^zip: It is no zip that can be read: .*$/),
      })
    }
  })

  it('that changed the kit is told so', async () => {
    const path = zip({ [`x/${first}`]: bytes('one'), 'x/graders/judge.ts': bytes('mine') })
    expect(await given(path)).toMatchObject({
      notes: [expect.stringContaining('(graders/judge.ts)')],
    })
  })
})

describe('a repository', () => {
  const git = (cwd: string, ...words: string[]) => {
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@b',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@b',
    }
    const ran = spawnSync('git', words, { cwd, env, encoding: 'utf8' })
    if (ran.status !== 0) throw new Error(ran.stderr)
    return ran.stdout.trim()
  }

  /** A fork with two commits on `main` and another branch. */
  function fork(): { path: string; old: string; young: string } {
    const path = folder({ [first]: 'old', [second]: 'two' })
    git(path, 'init', '-q', '-b', 'main')
    git(path, 'add', '-A')
    git(path, 'commit', '-q', '-m', 'old')
    const old = git(path, 'rev-parse', 'HEAD')
    writeFileSync(join(path, first), 'one')
    git(path, 'commit', '-q', '-a', '-m', 'young')
    git(path, 'tag', 'handed-in')
    git(path, 'checkout', '-q', '-b', 'other', old)
    return { path, old, young: git(path, 'rev-parse', 'main') }
  }

  it('is graded at a branch, a tag, a commit, short or long, and by path or address', async () => {
    const { path, old, young } = fork()
    const url = pathToFileURL(path).href
    for (const ref of ['main', 'handed-in', young, young.slice(0, 8)]) {
      expect(await given(url, ref)).toEqual({ ...NONE, files: BOTH, commit: young })
    }
    expect(await given(path, old)).toEqual({
      ...NONE,
      files: { ...BOTH, '01/01': 'old' },
      commit: old,
    })
    // Without a ref: where its HEAD is.
    expect(await given(url)).toMatchObject({ commit: old })
  })

  it('runs nothing of the fork: no hook, no filter, no submodule', async () => {
    const { path } = fork()
    git(path, 'checkout', '-q', 'main')
    const proof = join(room, 'proof')
    for (const hook of ['post-checkout', 'post-merge', 'pre-auto-gc', 'post-upload-pack']) {
      writeFileSync(join(path, '.git/hooks', hook), `#!/bin/sh\ntouch ${proof}\n`, { mode: 0o755 })
    }
    writeFileSync(join(path, '.gitattributes'), '* filter=evil\n')
    git(path, 'config', 'filter.evil.smudge', `touch ${proof}`)
    git(path, 'config', 'core.fsmonitor', `touch ${proof}`)
    git(path, 'config', 'uploadpack.packObjectsHook', `touch ${proof}`)
    writeFileSync(
      join(path, '.gitmodules'),
      `[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "touch ${proof}"\n`,
    )
    spawnSync('git', ['-c', 'core.fsmonitor=false', 'add', '.gitattributes', '.gitmodules'], {
      cwd: path,
    })
    spawnSync(
      'git',
      [
        '-c',
        'core.fsmonitor=false',
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@b',
        'commit',
        '-qm',
        'evil',
      ],
      { cwd: path },
    )
    rmSync(proof, { force: true })
    expect(await given(pathToFileURL(path).href, 'main')).toMatchObject({ files: BOTH })
    expect(existsSync(proof)).toBe(false)
  })

  it('gives no link and no submodule in place of a file', async () => {
    const { path } = fork()
    rmSync(join(path, first))
    symlinkSync('/etc/passwd', join(path, first))
    git(path, 'add', '-A')
    git(path, 'commit', '-qm', 'link')
    expect(await given(path, 'other')).toMatchObject({
      problems: [`refused: ${first} is a link, which is not followed.`],
    })
  })

  it.each([
    [
      'absent',
      undefined,
      /^git: git could not fetch it: fatal: it does not appear to be a git repository$/,
    ],
    ['x', 'nowhere', /^git: The repository has no "nowhere"\.$/],
    [
      'x',
      '--upload-pack=touch /tmp/evil',
      /^git: An address or a ref does not begin with a dash\.$/,
    ],
    ['ext::sh -c "touch /tmp/evil"', 'main', /^git: git could not fetch it: /],
  ])(
    '%j at %j is a problem in one line, without a path of this machine',
    async (name, ref, why) => {
      const from =
        name === 'absent'
          ? pathToFileURL(join(room, 'absent')).href
          : name === 'x'
            ? fork().path
            : name
      const said = await given(from, ref)
      expect(said).toEqual({ problem: expect.stringMatching(why) })
      expect(JSON.stringify(said)).not.toContain(room)
      expect(existsSync('/tmp/evil')).toBe(false)
    },
  )

  it('that changed the kit is told so, and nothing of it stays on disk', async () => {
    const { path } = fork()
    mkdirSync(join(path, 'graders'))
    writeFileSync(join(path, 'graders/judge.ts'), 'mine')
    git(path, 'add', '-A')
    git(path, 'commit', '-qm', 'kit')
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('asyncio-kit-git-'))
    expect(await given(path, 'other')).toMatchObject({
      notes: [expect.stringContaining('(graders/judge.ts)')],
    })
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('asyncio-kit-git-'))
    expect(after.filter((name) => !before.includes(name))).toEqual([])
  })

  it('is given up when the run is stopped', async () => {
    const stop = new AbortController()
    stop.abort(new Error('Ctrl-C'))
    const { path } = fork()
    const asked = { root: ROOT, exercises, signal: stop.signal }
    await expect(open({ id: 'x', from: path, ref: 'main' }, asked)).rejects.toThrow('Ctrl-C')
  })
})
