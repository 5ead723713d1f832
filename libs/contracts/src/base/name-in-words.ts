/**
 * The name of an event type, an attribute or a property as people write it: `page_viewed`, `pageViewed` and `Page Viewed` are "Page viewed",
 * `email_opened` is "E-mail opened". The same everywhere, so that what a rule says is found again in a lead's history.
 */
export function nameInWords(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\-.\s]+/g, ' ')
    .trim()
    // Abbreviations stay as they are.
    .replace(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLocaleLowerCase('en'));
  if (words === '') return name;
  return (words.charAt(0).toLocaleUpperCase('en') + words.slice(1))
    .replace(/(?<!\p{L})(api|url|id|crm)(?!\p{L})/giu, (word) => word.toLocaleUpperCase('en'))
    .replace(/(?<!\p{L})e ?mail(?!\p{L})/giu, (word) => (word.startsWith('E') ? 'E-mail' : 'e-mail'));
}

/** The same within a sentence: "job title", and "CRM" still. */
export function nameInSentence(name: string): string {
  const words = nameInWords(name);
  return /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLocaleLowerCase('en') + words.slice(1);
}
