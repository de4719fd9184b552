// Who is graded: a folder of submissions, a roster, one submission; and parts of them.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inFolder, readRoster, shardOf, single } from '../../grade/roster.ts'

const room = mkdtempSync(join(tmpdir(), 'asyncio-kit-roster-'))
const file = join(room, 'class.csv')
afterAll(() => rmSync(room, { recursive: true }))
beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

const roster = (text: string | Uint8Array) => {
  writeFileSync(file, text)
  return readRoster(file)
}

describe('a roster', () => {
  it('is a CSV file with the columns id, path and ref, sorted by id', () => {
    expect(
      roster(
        'id,path,ref,name\nzoe,https://example.org/zoe.git,main,Zoe\nana,forks/ana,,"Ana, B"\n',
      ),
    ).toEqual([
      { id: 'ana', from: join(room, 'forks/ana') },
      { id: 'zoe', from: 'https://example.org/zoe.git', ref: 'main' },
    ])
  })

  it('may come from a spreadsheet: semicolons, a mark at the beginning, CRLF, capitals', () => {
    const text = '\uFEFFID;URL\r\nana;git@example.org:ana/kit.git\r\n\r\n'
    expect(roster(text)).toEqual([{ id: 'ana', from: 'git@example.org:ana/kit.git' }])
  })

  it.each([
    [
      'name,path\nana,x\n',
      'has to have "id" and "path" (or "url"); "ref" may stand there too. Found: "name", "path"',
    ],
    ['', 'There is nothing to grade in'],
    ['id,path\n', 'There is nothing to grade in'],
    ['id,path\nana,x\n,y\n', 'class.csv:3: the column "id" is empty.'],
    ['id,path\nana,\n', 'class.csv:2: the column "path" is empty.'],
    ['id,path\nana,x\nbob,y\nana,z\n', 'class.csv:4: the id "ana" is that of line 2, too.'],
    ['id,path\n"ana,x\n', 'cannot be read: Quote Not Closed'],
    ['id,path\nana,x,y,z\n', 'cannot be read: Invalid Record Length'],
  ])('%j is refused in a line that says where', (text, why) => {
    const said = roster(text)
    expect(said).toContain(why)
    expect(String(said).split('\n')).toHaveLength(1)
  })

  it('is refused where it is no text, or not there', () => {
    expect(roster(Uint8Array.from({ length: 3000 }, (_, at) => at % 251))).toBeTypeOf('string')
    expect(readRoster(join(room, 'absent.csv'))).toContain('cannot be read: ENOENT')
  })

  it('takes no id that is more than a line, and none that only looks like another', () => {
    const said = roster('id,path\n"a\u001B[2J\nb",x\n')
    expect(said).toEqual([{ id: 'a\uFFFD[2J b', from: join(room, 'x') }])
    expect(roster('id,path\nJose\u0301,x\nJos\u00E9,y\n')).toContain('is that of line 2, too.')
  })
})

describe('a folder of submissions', () => {
  const folder = join(room, 'all')

  it('holds folders, zips and what else is packed; a name that stands for two is told apart', () => {
    for (const name of ['zoe', 'ana', '.git', '__MACOSX'])
      mkdirSync(join(folder, name), { recursive: true })
    for (const name of ['ana.zip', 'bob.ZIP', 'eve.tar.gz', 'notes.txt'])
      writeFileSync(join(folder, name), '')
    symlinkSync('/etc', join(folder, 'link'), 'dir')
    const found = inFolder(folder)
    expect(typeof found === 'string' ? found : found.map(({ id }) => id)).toEqual([
      'ana',
      'ana.zip',
      'bob',
      'eve',
      'zoe',
    ])
  })

  it('is refused where there is nothing', () => {
    expect(inFolder(join(room, 'absent'))).toContain('There is no folder')
    const empty = join(room, 'empty')
    mkdirSync(empty)
    expect(inFolder(empty)).toContain('There is nothing to grade in')
  })
})

describe('one submission', () => {
  it('is called by its last name', () => {
    expect(single('forks/ana/', '/tmp')).toEqual({ id: 'ana', from: '/tmp/forks/ana' })
    expect(single('ana.zip', '/tmp').id).toBe('ana')
    expect(single('https://example.org/ana/kit.git', '/tmp', 'v1')).toEqual({
      ...{ id: 'kit', from: 'https://example.org/ana/kit.git', ref: 'v1' },
    })
    expect(single('.', '/tmp/ana').id).toBe('ana')
  })
})

describe('a shard', () => {
  it('is a part; all parts are the whole, each once', () => {
    const entries = Array.from({ length: 23 }, (_, at) => ({ id: `s${at}`, from: '' }))
    const parts = Array.from({ length: 10 }, (_, at) =>
      shardOf(entries, { index: at + 1, count: 10 }),
    )
    expect(parts.flat().sort((a, b) => entries.indexOf(a) - entries.indexOf(b))).toEqual(entries)
    expect(parts.map(({ length }) => length)).toEqual([3, 3, 3, 2, 2, 2, 2, 2, 2, 2])
  })
})
