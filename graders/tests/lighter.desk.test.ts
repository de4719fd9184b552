// The program that chapter 1 measures with runs, ends, and tells both figures: what they are varies.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

it.each([
  ['en', ['at once', 'coroutines', 'threads']],
  ['es', ['a la vez', 'corrutinas', 'hilos']],
])('lighter.ts measures coroutines and threads: %s', (language, [atOnce, coroutines, threads]) => {
  const program = 'exercises/01-concurrency/lighter.ts'
  const printed = execFileSync(process.execPath, ['--import', 'tsx', program, '50', '2'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, KIT_LANG: language },
  })
  const figures = '\\d+\\.\\d\\d s .* -?\\d+\\.\\d MB .* ms .* -?\\d+\\.\\d KB'
  const [titles, light, heavy, ...rest] = printed.split('\n')
  expect(titles).toContain(atOnce)
  expect(light).toMatch(new RegExp(`^${coroutines} +50 +${figures}$`))
  expect(heavy).toMatch(new RegExp(`^${threads} +2 +${figures}$`))
  expect(rest).toEqual([''])
})
