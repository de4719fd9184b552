import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { arena, playArena } from '../../cli/arena.ts'
import { answerTo } from '../../cli/command.ts'
import { trace } from '../../cli/trace.ts'
import { plain } from '../../report.ts'

const ROOT = join(import.meta.dirname, '../../..')
const FILE = 'graders/tests/explore/arena/deposits.ts'

/** A game with these words typed, and everything that was written. */
async function played(
  words: readonly string[],
  flags: Record<string, string> = {},
  { root = ROOT, file = FILE, isTerminal = true } = {},
) {
  const written: string[] = []
  const answer = await playArena(
    { root, cwd: root, words: [file], flags, style: plain },
    {
      lines: (async function* () {
        yield* words
      })(),
      write: (text) => void written.push(text),
      isTerminal,
    },
  )
  return { ...answer, written: written.join('') }
}

describe('arena', () => {
  it('shows who may go next, and what happens when one is chosen', async () => {
    const { written, exitCode } = await played(['2'])
    expect(exitCode).toBe(0)
    expect(written).toContain('1  ana goes on (as asyncio would)\n  2  bruno goes on')
    expect(written).toMatch(/bruno starts/)
    expect(written).toMatch(/The game has ended\.\n$/)
  })

  it('says that the program is broken, and in which order', async () => {
    // bruno reads before ana has written.
    const { written } = await played(['1', '1', 'f'])
    expect(written).toContain('In this order all is well')
    const lost = await played(['1', '1', '2', 'f'])
    expect(lost.written).toContain('The program gives 1, and `holds` says that this is wrong.')
    expect(lost.written).toContain(`npm run trace ${FILE} -- --schedule 4b`)
  })

  it('takes choices back, begins again, and does not mind a wrong word', async () => {
    const { written } = await played(['2', 'u', 'f', 'r', 'x', '9', '?', 'q'])
    expect(written).toContain('In this order all is well (schedule 0)')
    expect(written).toContain('"x" is not one of 1 to 2, u, r, f, ? and q.')
    expect(written.match(/Who goes next\?/g)?.length).toBe(4)
  })

  it('begins with a schedule, in either mode', async () => {
    expect((await played([], { schedule: '2b' })).written).toContain('bruno starts')
    expect((await played(['f'], { mode: 'asyncio' })).written).toContain('all is well')
    expect(await played([], { schedule: 'x' })).toMatchObject({ exitCode: 2 })
    expect(await played([], { mode: 'x' })).toMatchObject({ exitCode: 2 })
  })

  it('says why there is nothing to play', async () => {
    const { text, exitCode } = await played(
      [],
      {},
      { file: 'graders/tests/explore/arena/empty.ts' },
    )
    expect(exitCode).toBe(1)
    expect(text).toContain('exports no coroutine function `main`')
    expect(await played([], {}, { file: 'no/such.ts' })).toMatchObject({ exitCode: 2 })
    expect(
      (await answerTo(arena, ['--help'], { root: ROOT, cwd: ROOT, style: plain })).exitCode,
    ).toBe(0)
  })
})

describe.each([
  ['en', 'README.md'],
  ['es', 'README.es.md'],
])('the game in the lesson (%s)', (kitLanguage, page) => {
  afterEach(() => vi.unstubAllEnvs())

  it('is what the arena writes', async () => {
    vi.stubEnv('KIT_LANG', kitLanguage)
    const lesson = readFileSync(join(ROOT, 'exercises/05-queues-and-synchronization', page), 'utf8')
    const [, program = ''] = /^```typescript\n([\s\S]*?)^```$/m.exec(lesson) ?? []
    const [, shown = ''] =
      /^```text\n\$ npm run arena booking\.ts\n([\s\S]*?)^```$/m.exec(lesson) ?? []
    const desk = mkdtempSync(join(tmpdir(), 'asyncio-kit-arena-'))
    writeFileSync(join(desk, 'booking.ts'), program)
    const words = [...shown.matchAll(/^[^\n]*> (\w+)$/gm)].map(([, word = '']) => word)
    expect(words).toEqual(['2', 'f', 'q'])
    const { written } = await played(
      words,
      {},
      { root: desk, file: 'booking.ts', isTerminal: false },
    )
    rmSync(desk, { recursive: true })
    expect(written).toBe(shown)
  })
})

describe('trace --schedule', () => {
  const shown = (word: string) =>
    answerTo(trace, [FILE, '--schedule', word], { root: ROOT, cwd: ROOT, style: plain })

  it('shows the same order every time', async () => {
    const first = await shown('4b')
    expect(first).toEqual(await shown('4b'))
    expect(first.exitCode).toBe(1)
    expect(first.text).toContain('The program gives 1')
    expect((await shown('0')).exitCode).toBe(0)
  })

  it('says that a schedule is none of this program', async () => {
    for (const word of ['2z', '900b']) {
      const { text, exitCode } = await shown(word)
      expect(exitCode).toBe(1)
      expect(text).toContain('there is no such choice')
    }
    expect((await shown('2-b')).exitCode).toBe(2)
  })
})
