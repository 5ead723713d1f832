import { type AliasesDraft, type AliasType, aliasTypes, type Issue } from '@heatline/contracts';
import { normalEmail } from './email';
import { normalPhone } from './phone';
import { normalSocial } from './social';

/** One way to name a lead: `value` as it was given, `matching` as it is compared. */
export interface Alias {
  type: AliasType;
  value: string;
  matching: string;
}

const normalise: Record<AliasType, (text: string) => string | null> = {
  externalId: (text) => text,
  email: normalEmail,
  phone: normalPhone,
  social: normalSocial,
  cookie: (text) => text,
};

const wanted: Record<AliasType, string> = {
  externalId: 'Give an id',
  email: 'This is not an e-mail address, as in ada@example.com',
  phone: 'This is not a phone number, as in +47 22 12 34 56',
  social: 'Give the address of a profile, or a handle',
  cookie: 'Give an id',
};

/** @returns what is wrong instead of an alias */
export function toAlias(type: AliasType, value: string): Alias | string {
  const matching = normalise[type](value);
  return matching === null ? wanted[type] : { type, value, matching };
}

/** All aliases of a draft in order of precedence, each once; or the first that is wrong, with its place. */
export function toAliases(draft: AliasesDraft): Alias[] | Issue {
  const aliases = new Map<string, Alias>();
  for (const type of aliasTypes) {
    const given = draft[type];
    if (given === undefined) continue;
    for (const value of Array.isArray(given) ? given : [given]) {
      const alias = toAlias(type, value);
      if (typeof alias === 'string') return { path: type, message: alias };
      const key = aliasKey(alias);
      if (!aliases.has(key)) aliases.set(key, alias);
    }
  }
  return [...aliases.values()];
}

/** Equal for aliases that name the same lead. */
export const aliasKey = ({ type, matching }: Pick<Alias, 'type' | 'matching'>): string => `${type}:${matching}`;
