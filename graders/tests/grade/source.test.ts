// A submission may be a folder or a zip (or a repository: repository.desk.test.ts), tidy or hostile: what comes out is a folder
// with the exercises' files in it, and a reason for what is not.
import { existsSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FOUND, first, given, opening, Room, second } from './handed-in.ts'

const ROOT = join(import.meta.dirname, '../../..')
const room = new Room()
afterAll(() => room.clear())
beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

function zip(files: Zippable): string {
  const path = room.free('.zip')
  writeFileSync(path, zipSync(files))
  return path
}

/** Bytes that a zip packs to a thousandth, and that are 25 times too many. */
const BOMB = 5_000_000

const bytes = (text: string) => new TextEncoder().encode(text)

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
    expect(await given(room.folder(files))).toEqual(FOUND)
  })

  it('may hold one zip and nothing else, as some platforms hand it on', async () => {
    const path = room.folder({
      'ana.zip': zipSync({ [first]: bytes('one'), [second]: bytes('two') }),
    })
    expect(await given(path)).toEqual(FOUND)
  })

  it('does not follow a link to the zip of somebody else', async () => {
    const other = room.folder({ 'ana.zip': zipSync({ [first]: bytes('one') }) })
    const path = room.folder({})
    symlinkSync(join(other, 'ana.zip'), join(path, 'bob.zip'))
    expect(await given(path)).toMatchObject({ files: {} })
  })

  it('gives no link, no second name, no giant and no folder, and says so', async () => {
    const secret = join(room.path, 'secret.ts')
    writeFileSync(secret, 'secret')
    const linked = room.folder({
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
    const folders = room.folder({ [`${first}/x`]: '', [second]: 'x'.repeat(200_001) })
    expect(await given(folders)).toMatchObject({
      files: {},
      problems: [
        `refused: ${first} is not an ordinary file.`,
        `refused: ${second} has more than 200000 bytes.`,
      ],
    })
    const whole = room.folder({ x: '' })
    symlinkSync(join(ROOT, 'solutions'), join(whole, 'exercises'), 'dir')
    expect(await given(whole)).toMatchObject({
      files: {},
      problems: expect.arrayContaining(['refused: exercises is a link, which is not followed.']),
    })
  })

  it('that changed the kit is told so; line ends change nothing', async () => {
    const judge = readFileSync(join(ROOT, 'graders/judge.ts'), 'utf8')
    const same = room.folder({
      [first]: 'one',
      [second]: 'two',
      'graders/judge.ts': judge.replaceAll('\n', '\r\n'),
    })
    expect(await given(same)).toEqual(FOUND)
    const other = room.folder({
      [first]: 'one',
      [second]: 'two',
      'graders/judge.ts': 'x',
      'package.json': '{}',
    })
    expect(await given(other)).toMatchObject({
      files: FOUND.files,
      notes: [
        'Files of the kit differ from the kit that grades (graders/judge.ts and 1 more). They were not used: the grade is the same.',
      ],
    })
  })

  it('that is not there is a problem without a path of this machine', async () => {
    expect(await given(join(room.path, 'absent'))).toEqual({
      problem: 'absent: There is nothing at the place that the list names.',
    })
  })

  it('is known again by what the files are, and by nothing else', async () => {
    const print = async (files: Record<string, string>) => {
      const opened = await opening(room.folder(files))
      opened.close()
      return opened.fingerprint
    }
    const one = await print({ [first]: 'one', [second]: 'two' })
    expect(await print({ [first]: 'one', [second]: 'two', 'README.md': 'x' })).toBe(one)
    expect(await print({ [first]: 'one', [second]: 'two!' })).not.toBe(one)
    expect(await print({ [first]: 'one' })).not.toBe(one)
  })

  it('leaves nothing behind', async () => {
    const opened = await opening(room.folder({ [first]: 'one' }))
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
    expect(await given(path)).toEqual(FOUND)
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
    const path = zip({ [first]: new Uint8Array(BOMB), [second]: bytes('two') })
    expect(await given(path)).toMatchObject({
      files: { '02/07': 'two' },
      problems: [`refused: ${first} has more than 200000 bytes.`],
    })
  })

  it('is no bomb that lies about its size either', async () => {
    const path = zip({ [first]: new Uint8Array(BOMB), [second]: bytes('two') })
    const lying = readFileSync(path)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(BOMB)
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
      const path = room.free('.zip')
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
