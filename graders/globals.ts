// The globals that a student's program sees in place of Node's. Nothing here is a wall: it is what
// a friend would say when someone ends the process, starts a native timer or prints a million lines.
// Everything else (Promise, Date, Math ...) is the real thing.
import { Console } from 'node:console'
import process from 'node:process'
import { Writable } from 'node:stream'
import { type Guard, GuardError, type Output } from './guards.ts'
import type { Text } from './language.ts'
import { virtualTime } from './observe.ts'

/** At most so much of a program's output is kept. */
export const MAX_LINES = 200
export const MAX_CHARACTERS = 20_000

/** The names that a program finds replaced, in the order of its parameters. */
export const REPLACED = [
  'process',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'require',
  'globalThis',
  'global',
] as const

/** The replaced globals of one program. Its output goes to the guard. */
export function globalsFor(guard: Guard): Record<(typeof REPLACED)[number], unknown> {
  const refuse = (text: Text, advice: Text, card?: string) => (): never => {
    const details = { place: guard.caller(), advice, ...(card === undefined ? {} : { card }) }
    return guard.trip(new GuardError(text, details))
  }
  const nativeTimer = (name: string) => refuse(belongsToNode(name), SLEEP, 'M13')
  const end = (name: string) => refuse(endsTheProgram(name), RETURN)
  const console = cappedConsole(guard.output)
  const replaced = {
    process: {
      ...harmless(console),
      exit: end('process.exit()'),
      reallyExit: end('process.reallyExit()'),
      abort: end('process.abort()'),
      kill: end('process.kill()'),
      nextTick: nativeTimer('process.nextTick'),
    },
    console,
    setTimeout: nativeTimer('setTimeout'),
    setInterval: nativeTimer('setInterval'),
    setImmediate: nativeTimer('setImmediate'),
    queueMicrotask: nativeTimer('queueMicrotask'),
    fetch: refuse(NO_NETWORK, PARAMETER),
    require: refuse(NO_REQUIRE, IMPORT),
  }
  // What a program adds to globalThis stays its own: another evaluation starts clean.
  const world = Object.create(globalThis) as object
  for (const [name, value] of Object.entries({ ...replaced, globalThis: world, global: world })) {
    Object.defineProperty(world, name, { value, writable: true, configurable: true })
  }
  return { ...replaced, globalThis: world, global: world }
}

function harmless(console: Console): object {
  const write = (text: unknown) => {
    console.log(String(text).replace(/\n$/, ''))
    return true
  }
  const nothing = () => undefined
  const { platform, arch, version, versions } = process
  return {
    env: {},
    argv: [],
    execArgv: [],
    exitCode: undefined,
    platform,
    arch,
    version,
    versions,
    stdout: { write, isTTY: false },
    stderr: { write, isTTY: false },
    cwd: () => '/',
    uptime: () => process.uptime(),
    hrtime: process.hrtime,
    memoryUsage: process.memoryUsage,
    on: nothing,
    once: nothing,
    off: nothing,
    emit: () => false,
    emitWarning: nothing,
  }
}

/** A console that keeps a limited amount; past the limit a call costs next to nothing. */
function cappedConsole(output: Output): Console {
  let characters = 0
  const isFull = () => output.lines.length >= MAX_LINES || characters >= MAX_CHARACTERS
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      for (const line of chunk
        .slice(0, MAX_CHARACTERS + 1)
        .replace(/\n$/, '')
        .split('\n')) {
        if (isFull()) output.dropped += 1
        else {
          const kept = line.slice(0, MAX_CHARACTERS - characters)
          output.lines.push(kept)
          output.times.push(virtualTime())
          characters += kept.length + 1
        }
      }
      done()
    },
  })
  const real = new Console({ stdout: sink, inspectOptions: { maxStringLength: 2000 } })
  return new Proxy(real, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver)
      if (typeof member !== 'function') return member
      return (...values: unknown[]) => {
        // A reset of the guard empties the output: there is room again.
        if (output.lines.length === 0) characters = 0
        if (isFull()) output.dropped += 1
        else Reflect.apply(member, target, values)
      }
    },
  })
}

function belongsToNode(name: string): Text {
  return {
    en: `${name} belongs to Node's own event loop, which does not run during an exercise`,
    es: `${name} pertenece al bucle de eventos de Node, que no avanza durante un ejercicio`,
  }
}

function endsTheProgram(name: string): Text {
  return {
    en: `${name} ends the whole program, with every other exercise in it`,
    es: `${name} termina el programa entero, con todos los demás ejercicios`,
  }
}

const SLEEP: Text = {
  en: "Write `yield* sleep(seconds)`, with sleep from '#runtime': native timers belong to Node's loop and fire after the simulation ends.",
  es: "Se escribe `yield* sleep(segundos)`, con sleep de '#runtime': dentro de la simulación solo existe el reloj virtual.",
}

const RETURN: Text = {
  en: 'Remove it: a coroutine ends with `return`, or with `throw` if something went wrong.',
  es: 'Hay que quitarlo: una corrutina termina con `return`, o con `throw` si algo fue mal.',
}

const NO_NETWORK: Text = {
  en: 'fetch() goes to the real network, and no exercise does',
  es: 'fetch() usa la red real, y ningún ejercicio la usa',
}

const PARAMETER: Text = {
  en: 'Call the function that the exercise hands in as a parameter.',
  es: 'Hay que llamar a la función que el ejercicio recibe como parámetro.',
}

const NO_REQUIRE: Text = {
  en: 'require() does not exist here: the exercises are ES modules',
  es: 'aquí no existe require(): los ejercicios son módulos ES',
}

const IMPORT: Text = {
  en: "Write import { sleep } from '#runtime' at the top of the file.",
  es: "Se escribe import { sleep } from '#runtime' al principio del archivo.",
}
