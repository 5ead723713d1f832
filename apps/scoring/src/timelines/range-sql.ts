/** Leads in the order of their ids: after this one (null: from the first), up to and including `last`. */
export interface Range {
  after: string | null;
  last: string;
}

/** For COPY, which takes no parameters. */
export const rangeSql = ({ after, last }: Range): string =>
  `lead_id <= ${uuid(last)} ${after ? `AND lead_id > ${uuid(after)}` : ''}`;

export function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw new RangeError('Not a UUID');
  return `'${text}'::uuid`;
}

/** Any text as a literal. */
export function quoted(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return text.includes('\\') ? ` E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`;
}
