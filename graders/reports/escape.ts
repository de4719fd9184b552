// A report quotes what a student's program said, and so does everything made of it: each format gets
// such text with its own marks made harmless. For HTML, SVG and XML: timeline/markup.ts.

/** Without characters that a terminal obeys: ANSI sequences, a bell, directions of writing. */
export function printable(text: string): string {
  return text.replaceAll(
    /[^\P{Cc}\t\n]|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\p{Cs}/gu,
    '\uFFFD',
  )
}

/** The same on one line, cut to about `most` characters. */
export function oneLine(text: string, most = 300): string {
  const line = printable(text).replaceAll(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`
}

/** Text of Markdown, on one line, that is no mark-up, no HTML, no mention and no address. */
export function markdown(text: string): string {
  return oneLine(text, 1000)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]()#!|~$]/g, '\\$&')
    .replaceAll('@', '@\u200B')
    .replaceAll('://', ':\u200B//')
    .replaceAll(/\bwww\./gi, '$&\u200B')
}

/** A block of code in Markdown; its fence is longer than any in the text. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${printable(text)}\n${fence}`
}

/** The message of a workflow command of GitHub (`::error ...::message`). */
export function commandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** A property of a workflow command. */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** Text of which no line, and no part of one, is a command to GitHub's runner. */
export function noCommand(text: string): string {
  return text.replaceAll(/^(\s*)::/gm, '$1\u200B::').replaceAll('##[', '##\u200B[')
}

/** A name for a file or a folder, on every system, from an id that may be anything. */
export function fileName(id: string): string {
  const plain = id
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._@+-]/gu, '_')
    .slice(0, 80)
  const isReserved = /^(\.|$)|\.$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain)
  return isReserved ? `_${plain.replace(/\.+$/, '')}` : plain
}

/** A folder's name for each id; ids that differ by nothing a file system sees get a number. */
export function folderNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  const folders = new Map<string, string>()
  for (const id of ids) {
    const name = fileName(id)
    let folder = name
    for (let count = 2; taken.has(folder.toLowerCase()); count += 1) folder = `${name}-${count}`
    taken.add(folder.toLowerCase())
    folders.set(id, folder)
  }
  return folders
}
