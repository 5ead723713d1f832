import { type AliasesByType, type AliasType, seenName } from '@heatline/contracts';

/** The text that names a lead: its name, unless that is blank, else its e-mail address, else its strongest other alias. */
export function leadName(lead: { readonly name: string | null; readonly aliases: AliasesByType }): string {
  return seenName(lead.name) ?? lead.aliases.email?.[0] ?? aliasesOf(lead.aliases)[0]?.value ?? 'Unnamed lead';
}

export interface Alias {
  readonly type: AliasType;
  readonly value: string;
}

/** As people see them: addresses first, because people know each other by them. Written out, for a first load without one more file. */
export const aliasOrder = ['email', 'externalId', 'phone', 'social', 'cookie'] as const satisfies readonly AliasType[];

export const aliasesOf = (aliases: AliasesByType): Alias[] =>
  aliasOrder.flatMap((type) => (aliases[type] ?? []).map((value) => ({ type, value })));
