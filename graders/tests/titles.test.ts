// What exercises and chapters are called, in both languages.
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { exercises } from '../catalog.ts'
import { TITLE_WIDTH } from '../report.ts'
import { chapterTitle, titleOf, titles } from '../titles.ts'

const ROOT = join(import.meta.dirname, '../..')
const all = exercises(ROOT).map((exercise) => ({ ...exercise, ...titles(ROOT, exercise) }))

afterEach(() => vi.unstubAllEnvs())

describe('titles', () => {
  it.each(all)('$id is called $en, and $es', ({ name, en, es }) => {
    expect(en).toBe(name.slice(3).replaceAll('-', ' '))
    expect(es).not.toBe(en)
    for (const title of [en, es]) expect(title.length).toBeLessThanOrEqual(TITLE_WIDTH)
  })

  it.each(['en', 'es'] as const)('no two exercises have the same: %s', (language) => {
    const found = all.map((exercise) => exercise[language])
    expect(new Set(found).size).toBe(found.length)
  })

  it('are in the language of the reader, those of the chapters, too', () => {
    const [exercise] = all.filter(({ id }) => id === '02/07')
    if (exercise === undefined) throw new Error('there is no 02/07')
    const said = () => [titleOf(ROOT, exercise), chapterTitle(ROOT, exercise.chapter)]
    vi.stubEnv('KIT_LANG', 'en')
    expect(said()).toEqual(['hundred files', '02 Coroutines and tasks'])
    vi.stubEnv('KIT_LANG', 'es')
    expect(said()).toEqual(['cien archivos', '02 Corrutinas y tareas'])
  })

  it('are the names where there is no lesson', () => {
    const [exercise] = all
    if (exercise === undefined) throw new Error('there is no exercise')
    vi.stubEnv('KIT_LANG', 'es')
    expect(titleOf('/nowhere', exercise)).toBe(exercise.en)
    expect(chapterTitle('/nowhere', exercise.chapter)).toBe(exercise.chapter)
  })
})
