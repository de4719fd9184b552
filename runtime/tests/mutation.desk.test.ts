// `npm run mutate:runtime` as a command: what it says of itself, and what it refuses.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

describe('npm run mutate:runtime', () => {
  const ran = (...words: string[]) => {
    const env = { ...process.env, KIT_LANG: 'en' }
    const script = join(import.meta.dirname, 'mutation/mutation.ts')
    const args = ['--import', 'tsx', script, ...words]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
    return { status, stdout, stderr }
  }

  it('explains itself, and refuses words that mean nothing', () => {
    expect(ran('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^npm run/) })
    const unknown = ran('nosuch')
    expect(unknown).toMatchObject({ status: 2, stdout: '' })
    expect(unknown.stderr).toMatch(/^There is no runtime\/nosuch\.ts\. There are: .*\bring\b/)
    expect(ran('--sample', 'x')).toMatchObject({
      status: 2,
      stderr: '--sample takes a value like 1, got "x".\n',
    })
    expect(ran('--nosuch').stderr).toMatch(/^--nosuch is not understood here/)
  })
})
