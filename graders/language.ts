// The two languages of the kit. Everything a person reads is a Text: the type makes a missing
// translation an error. KIT_LANG decides, else LC_ALL / LC_MESSAGES / LANG.

/** A sentence in both languages. */
export type Text = { readonly en: string; readonly es: string }

/** The languages the kit speaks. */
export type Language = keyof Text

/** The reader's language: KIT_LANG, else the locale of the system, else English. */
export function language(env: Record<string, string | undefined> = process.env): Language {
  const wanted = env.KIT_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en'
  return wanted.toLowerCase().startsWith('es') ? 'es' : 'en'
}

/** The text in the reader's language. */
export function say(text: Text): string {
  return text[language()]
}

/** A number with its noun: 1 ticket, 2 tickets. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`
}

/** How often, in words: once, twice, 3 times. */
export function times(count: number): Text {
  if (count === 1) return { en: 'once', es: 'una vez' }
  return { en: count === 2 ? 'twice' : `${count} times`, es: `${count} veces` }
}
