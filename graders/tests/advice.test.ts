// The words of an advice, good ones and bad ones: what is demanded of every message (graded.test.ts)
// can fail.
import { describe, expect, it } from 'vitest'
import { faultsOf, lacksOf } from './advice.ts'

const GOOD = {
  en: 'Create all tasks first and wait afterwards: a loop of awaits adds the times up.',
  es: 'Primero se crean todas las tareas y después se esperan: un bucle de esperas suma los tiempos.',
}

describe('faultsOf', () => {
  it('finds nothing in what recommends first', () => expect(faultsOf(GOOD)).toEqual([]))

  it.each([
    ['speaks to somebody', { en: 'Create your tasks first and wait afterwards.' }, 'it says your'],
    ['belittles', { en: 'Just create all the tasks first, then wait.' }, 'it says Just'],
    [
      'tells why before what',
      { en: 'A loop of awaits adds the times up: create tasks.' },
      'en: "A loop',
    ],
    ['is too short', { en: 'Wait for it.' }, 'en: 12 characters'],
    ['is too long', { en: `Wait ${'for all of them '.repeat(20)}` }, 'en: 325 characters'],
    ['is not translated', { es: GOOD.en }, 'it is not translated'],
    ['speaks to somebody in Spanish', { es: 'Conviene crear tus tareas primero.' }, 'it says tus'],
    [
      'tells why before what in Spanish',
      { es: 'Un bucle de esperas suma los tiempos: conviene crear las tareas.' },
      'es: "Un bucle',
    ],
  ])('finds what %s', (_, other, fault) => {
    expect(faultsOf({ ...GOOD, ...other }).join('\n')).toContain(fault)
  })
})

describe('lacksOf', () => {
  const seen = { en: 'At most 1 of 2 files was read.', es: 'Se leyó como mucho 1 de 2 archivos.' }
  const place = { file: 'exercises/a.ts', line: 3 }

  it('finds nothing in a message that stands alone', () => {
    expect(lacksOf({ level: 'trace', seen, place, advice: GOOD })).toEqual([])
  })

  it('misses the advice, and what the message is about', () => {
    expect(lacksOf({ level: 'trace', seen, place })).toEqual(['there is no advice'])
    expect(lacksOf({ level: 'trace', seen, advice: GOOD })).toEqual([
      'it names no line, no construct and no value',
    ])
  })
})
