import type { IconName } from '@heatline/ui';

const iconsByWord: readonly (readonly [RegExp, IconName])[] = [
  [/linkedin|social/, 'share'],
  [/\bapi|sdk/, 'code'],
  [/repl(y|ied)|answer/, 'reply'],
  [/click/, 'ads_click'],
  [/open/, 'mark_email_read'],
  [/mail|newsletter/, 'mail'],
  [/demo|meeting|webinar|booked/, 'event'],
  [/trial|onboard/, 'rocket_launch'],
  [/page|site|visit|view|pricing/, 'web'],
  [/chat|message/, 'chat'],
  [/call|phone/, 'call'],
  [/form|document|download|guide/, 'description'],
  [/deal|won|customer/, 'handshake'],
  [/invit|team/, 'person_add'],
  [/purchase|order|paid|bought/, 'shopping_cart'],
  [/sign|login/, 'login'],
];

/** A symbol that fits words: the first that speaks of something known. */
export const iconOfWords = (words: string): IconName | undefined =>
  iconsByWord.find(([pattern]) => pattern.test(words.toLocaleLowerCase('en')))?.[1];
