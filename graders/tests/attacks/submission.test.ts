// Classes 16, 94, 95 and 99: what the folder of a submission may hold. Only plain files under the names
// of exercises are read.
import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSubmission } from '../../seal/seal.ts'
import { asked, first, ROOT as root, Submission, second } from './submission.ts'

let dir: string
let submission: Submission
beforeEach(() => {
  submission = new Submission()
  dir = submission.dir
})
afterEach(() => submission.clear())

describe('readSubmission', () => {
  it('reads plain files', () => {
    const read = readSubmission(dir, asked)
    expect([...read.keys()]).toEqual(['02/02', '02/07'])
    expect(read.get('02/07')).toEqual({ text: readFileSync(join(dir, second.stub), 'utf8') })
  })

  it.each<[string, string, (path: string) => void]>([
    [
      '[94] a link to a solution',
      'refused',
      (path) => symlinkSync(join(root, first.solution), path),
    ],
    ['[95] a second name', 'refused', (path) => linkSync(join(dir, second.stub), path)],
    ['[95] a pipe', 'refused', (path) => void execFileSync('mkfifo', [path])],
    ['[95] a device', 'refused', (path) => symlinkSync('/dev/zero', path)],
    ['[95] a folder', 'refused', (path) => void mkdirSync(path)],
    ['[16] a giant', 'refused', (path) => writeFileSync(path, Buffer.alloc(3e6, 'a'))],
    ['bytes that are no text', 'refused', (path) => writeFileSync(path, Buffer.from([0xff, 0xfe]))],
    ['zeros', 'refused', (path) => writeFileSync(path, 'a\0b')],
    ['nothing at all', 'missing', () => {}],
    [
      '[99] another case of the name',
      'missing',
      (path) => writeFileSync(path.replace('create', 'CREATE'), ''),
    ],
  ])('does not read %s', (_, kind, make) => {
    rmSync(join(dir, first.stub))
    make(join(dir, first.stub))
    expect(readSubmission(dir, [first]).get(first.id)).toMatchObject({ problem: { kind } })
  })

  it('[94] does not follow a folder that is a link', () => {
    rmSync(join(dir, 'exercises'), { recursive: true })
    symlinkSync(join(root, 'solutions'), join(dir, 'exercises'))
    expect(readSubmission(dir, [first]).get(first.id)).toMatchObject({
      problem: { kind: 'refused' },
    })
  })

  it('gives no file that was missing a link, and the others all the same', () => {
    rmSync(join(dir, first.stub))
    expect(readSubmission(dir, asked).get(second.id)).toHaveProperty('text')
  })
})
