// The sentence of a row: that of the story (observe.ts), with who did it, and what the story leaves
// out because it happens at every step.
import type { TraceEvent } from '#runtime'
import type { Text } from '../language.ts'
import { sentence } from '../observe.ts'
import type { State } from './lanes.ts'
import { seconds } from './markup.ts'
import type { Timeline } from './model.ts'

/** What a row says of an event; undefined for what is no row. `called` gives a task's name. */
export function told(event: TraceEvent, called: (task: string) => string): Text | undefined {
  const by = 'by' in event && event.by !== undefined ? called(event.by) : undefined
  switch (event.kind) {
    case 'log':
      return logged(event.text, by)
    case 'task.create':
      if (by !== undefined)
        return { en: `${by} creates ${event.task}`, es: `${by} crea ${event.task}` }
      // A callback did; the program's own task is created by whoever runs the program.
      if (called(event.task) !== event.task) return undefined
      return { en: `${event.task} is created`, es: `se crea ${event.task}` }
    case 'task.resume':
      return { en: `${called(event.task)} goes on`, es: `${called(event.task)} sigue` }
    case 'task.suspend':
      if (event.on !== 'turn') break
      return {
        en: `${called(event.task)} gives up its turn`,
        es: `${called(event.task)} cede el turno`,
      }
    case 'cancel.request':
      if (by === undefined) break
      return asks(by, called(event.task), event.returned)
  }
  return sentence(event, called)
}

/** The text of a lane that stands for many. */
export function moreOf(count: number, like: string | undefined): Text {
  return like === undefined
    ? { en: `+ ${count} more`, es: `+ ${count} más` }
    : { en: `+ ${count} more like ${like}`, es: `+ ${count} más como ${like}` }
}

/** One row for what many tasks did: what the first did, and how many more. */
export function together(texts: readonly Text[], more: number): Text {
  const shown = texts.slice(0, 3)
  const dots = texts.length > shown.length ? '; ...' : ''
  const list = (name: keyof Text) => shown.map((text) => text[name]).join('; ') + dots
  if (more === 0) return { en: list('en'), es: list('es') }
  return {
    en: `${list('en')} (and ${more} more)`,
    es: `${list('es')} (y ${more} más)`,
  }
}

/** In place of rows that are left out. */
export function gapOf(count: number): Text {
  return { en: `... ${count} more ...`, es: `... ${count} más ...` }
}

/** What the kinds of marks in a lane are called; the legend of every drawing. */
export const STATE_WORDS: Readonly<Record<State, Text>> = {
  running: { en: 'running', es: 'en marcha' },
  ready: { en: 'ready', es: 'lista' },
  waiting: { en: 'waiting', es: 'esperando' },
  returned: { en: 'returns', es: 'termina' },
  raised: { en: 'fails', es: 'falla' },
  cancelled: { en: 'ends cancelled', es: 'acaba cancelada' },
}

function logged(text: string, by: string | undefined): Text {
  const said = by === undefined || text.startsWith(by) ? text : `${by}: ${text}`
  return { en: said, es: said }
}

function asks(by: string, task: string, returned: boolean): Text {
  const call = `${task}.cancel()`
  if (by === task) {
    return {
      en: `${by} asks itself to stop: ${call} returns ${returned}`,
      es: `${by} se pide parar a sí misma: ${call} devuelve ${returned}`,
    }
  }
  return {
    en: `${by} asks ${task} to stop: ${call} returns ${returned}`,
    es: `${by} pide a ${task} que pare: ${call} devuelve ${returned}`,
  }
}

/** How it ended: the last line of every drawing, and the description of a picture. */
export function summary({ main, ending, time, left }: Timeline): Text {
  const moment = seconds(time)
  const names = left.length > 8 ? [...left.slice(0, 7), '...'] : left
  const list = names.join(', ')
  if (ending === undefined) {
    return {
      en: `At ${moment} ${main} has not ended. Unfinished tasks: ${list}.`,
      es: `A los ${moment} ${main} no ha terminado. Tareas sin terminar: ${list}.`,
    }
  }
  const end = {
    en: `At ${moment} ${main} ${STATE_WORDS[ending].en}`,
    es: `A los ${moment} ${main} ${STATE_WORDS[ending].es}`,
  }
  if (left.length === 0) return { en: `${end.en}.`, es: `${end.es}.` }
  return {
    en: `${end.en}; these tasks had not ended: ${list}.`,
    es: `${end.es}; quedan tareas sin terminar: ${list}.`,
  }
}

/** The headings of what was expected and what was seen. */
export const EXPECTED: Text = { en: 'expected', es: 'se esperaba' }
export const OBSERVED: Text = { en: 'seen', es: 'se vio' }

/** What the drawing is. */
export const TITLE: Text = {
  en: 'Timeline: what each task is doing, from top to bottom',
  es: 'Línea de tiempo: qué hace cada tarea, de arriba abajo',
}
