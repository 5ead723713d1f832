import { type AliasesByType, type AliasType, aliasTypes, seenName } from '@heatline/contracts';

/** The text that names a lead: its name, unless that is blank, else its e-mail address, else its strongest other alias. */
export function leadName(lead: { readonly name: string | null; readonly aliases: AliasesByType }): string {
  return seenName(lead.name) ?? lead.aliases.email?.[0] ?? aliasesOf(lead.aliases)[0]?.value ?? 'Unnamed lead';
}

export interface Alias {
  readonly type: AliasType;
  readonly value: string;
}

/** As lists show them: addresses first, because people know each other by them. */
export const aliasesOf = (aliases: AliasesByType): Alias[] =>
  (['email', ...aliasTypes.filter((type) => type !== 'email')] as const).flatMap((type) =>
    (aliases[type] ?? []).map((value) => ({ type, value })),
  );
