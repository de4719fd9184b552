import { afterEach, describe, expect, it, vi } from 'vitest'
import { readOptions } from '../bench/options.ts'

afterEach(() => vi.unstubAllEnvs())

describe('the words of npm run bench', () => {
  it('choose rows by the beginning of their names, contestants and rounds', () => {
    const asked = readOptions([
      '--',
      '--only',
      'queue,growth-timers',
      '--with',
      'ours',
      '--rounds=3',
    ])
    if ('text' in asked) throw new Error(asked.text)
    expect(asked.rows.map(({ name }) => name)).toEqual([
      'queue',
      ...['1k', '10k', '100k', '1M'].map((size) => `growth-timers-${size}`),
    ])
    expect(asked).toMatchObject({
      rounds: 3,
      contestants: ['ours'],
      continues: false,
      profiles: false,
    })
  })

  it('ask to go on with a run that was stopped', () => {
    expect(readOptions(['--continue', '--readme'])).toMatchObject({ continues: true, readme: true })
  })

  it('ask for a profile of some rows, and for a twentieth of the work', () => {
    const [whole, small] = [[], ['--quick']].map((more) => {
      const asked = readOptions(['--profile', 'spawn', ...more])
      if ('text' in asked) throw new Error(asked.text)
      expect(asked.profiles).toBe(true)
      return asked.rows.map(({ size }) => size)
    })
    expect(small).toEqual(whole?.map((size) => size / 20))
  })

  it.each([
    [['--nothing'], 'Aquí no se entiende --nothing.'],
    [['queue'], 'Aquí no se entiende queue. Algunas filas: --only queue'],
    [['--only', 'queue,zz'], 'No hay "zz"; hay: spawn ping-pong'],
    [['--with', 'our'], 'No hay "our"; hay: ours traced'],
    [['--rounds', '0'], '--rounds espera un valor como 5, y recibió "0".'],
  ])('refuse %j in a line, and say where there is help', (words, line) => {
    vi.stubEnv('KIT_LANG', 'es')
    const { text, exitCode } = readOptions(words) as { text: string; exitCode: number }
    expect(text.startsWith(line)).toBe(true)
    expect(text).toMatch(/\nnpm run bench -- --help muestra las opciones\.\n$/)
    expect(exitCode).toBe(2)
  })

  it('show what there is', () => {
    expect(readOptions(['--help'])).toMatchObject({
      text: expect.stringMatching(/^npm run bench \[-- options\]\n/),
      exitCode: 0,
    })
  })
})
