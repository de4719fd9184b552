// Reads a submission out of a zip. Only the files of the exercises are unpacked, in memory and up to
// a limit, whatever the zip says of their sizes; what paths it holds besides is of no importance.
import { crc32 } from 'node:zlib'
import { type Entry, open, type ZipFile } from 'yauzl'
import type { Text } from '../language.ts'
import { oneLine } from '../reports/escape.ts'
import { MAX_BYTES, NO_FILE, refused, TOO_BIG } from '../seal/submission.ts'
import { changeNotes, formsOf } from './changed.ts'
import { type Content, type Found, type Opening, Unopened } from './found.ts'
import { locate, prefixOf } from './layout.ts'

/** A zip with more entries than this is not read to its end. */
const MOST_ENTRIES = 200_000

/** Finds the exercises' files in a zip; throws `Unopened` where it is none. */
export async function readZip(path: string, { exercises, root, signal }: Opening): Promise<Found> {
  const zip = await opened(path)
  try {
    const entries = await listed(zip, signal)
    const prefix = prefixOf(topsOf(entries.keys()))
    const files = new Map<string, Content>()
    for (const [id, name] of locate(exercises, entries, prefix)) {
      const entry = entries.get(name)
      if (entry !== undefined) files.set(id, await unpacked(zip, entry, name))
    }
    const notes = await changeNotes(root, (file, contents) => {
      const entry = entries.get(prefix + file)
      return entry && formsOf(contents).every((form) => entry.crc32 !== crc32(form))
    })
    return { files, notes }
  } finally {
    zip.close()
  }
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(new Unopened('zip', noZip(error)))
      else resolve(zip)
    })
  })
}

/** The entries by their names; of two with one name the last counts, as for those who unpack. */
function listed(zip: ZipFile, signal: AbortSignal): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      if (signal.aborted) reject(signal.reason)
      else if (zip.entriesRead >= MOST_ENTRIES) resolve(entries)
      else zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: Error) => reject(new Unopened('zip', noZip(error))))
    zip.readEntry()
  })
}

function topsOf(names: Iterable<string>): { name: string; isFolder: boolean }[] {
  const tops = new Map<string, boolean>()
  for (const name of names) {
    const [top = '', ...below] = name.split('/')
    tops.set(top, tops.get(top) === true || below.length > 0)
  }
  return [...tops].map(([name, isFolder]) => ({ name, isFolder }))
}

/** Unix keeps the kind of a file in the upper half of its attributes. */
const KIND = 0o170000
const FILE = 0o100000

async function unpacked(zip: ZipFile, entry: Entry, fileName: string): Promise<Content> {
  const name = oneLine(fileName, 120)
  const kind = (entry.externalFileAttributes >>> 16) & KIND
  if (kind !== 0 && kind !== FILE) return refused(name, NO_FILE)
  if (entry.isEncrypted()) return refused(name, ENCRYPTED)
  if (entry.uncompressedSize > MAX_BYTES) return refused(name, TOO_BIG)
  try {
    return { bytes: await bytesOf(zip, entry) }
  } catch (error) {
    if (error instanceof TooBig) return refused(name, TOO_BIG)
    return refused(name, CORRUPT)
  }
}

class TooBig extends Error {}

/** yauzl ends a stream that is longer than the zip says; here it ends one that says so itself. */
function bytesOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const parts: Buffer[] = []
      let length = 0
      stream.on('data', (part: Buffer) => {
        length += part.length
        parts.push(part)
        if (length > MAX_BYTES) stream.destroy(new TooBig())
      })
      stream.on('end', () => resolve(Buffer.concat(parts)))
      stream.on('error', reject)
    })
  })
}

function noZip(error: Error): Text {
  const said = oneLine(error.message, 120)
  return {
    en: `It is no zip that can be read: ${said}.`,
    es: `No es un archivo zip que se pueda leer: ${said}.`,
  }
}

const ENCRYPTED: Text = { en: 'is encrypted', es: 'está cifrado' }
const CORRUPT: Text = { en: 'is broken in the zip', es: 'está dañado en el zip' }
