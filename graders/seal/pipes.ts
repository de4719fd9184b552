// The pipes between a process in a box and its parent, a line at a time.
import { readSync, writeSync } from 'node:fs'

const INPUT = 0
const OUTPUT = 3
let buffered = ''

/** The next line; undefined where there are no more. Waits, in the one way that gives nothing else a turn: between two requests nothing may happen. */
export function nextLine(): string | undefined {
  const bytes = Buffer.alloc(65_536)
  const decoder = new TextDecoder()
  while (!buffered.includes('\n')) {
    const length = patiently(() => readSync(INPUT, bytes, 0, bytes.length, null))
    if (length === 0) return undefined
    buffered += decoder.decode(bytes.subarray(0, length), { stream: true })
  }
  const end = buffered.indexOf('\n')
  const line = buffered.slice(0, end)
  buffered = buffered.slice(end + 1)
  return line
}

/** Writes all of it before it comes back. */
export function writeWholly(text: string): void {
  const bytes = Buffer.from(text)
  for (let done = 0; done < bytes.length; ) {
    const from = done
    done += patiently(() => writeSync(OUTPUT, bytes, from))
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4))

/** The pipes of a child never wait: they say that there is nothing yet. */
function patiently(transfer: () => number): number {
  for (;;) {
    try {
      return transfer()
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(pause, 0, 0, 1)
    }
  }
}
