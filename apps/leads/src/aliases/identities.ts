import { type Alias, aliasKey } from './alias';

/** How a line names its lead: by id, by aliases in order of precedence, or both. */
export interface Named {
  leadId?: string | undefined;
  aliases: Alias[];
}

/** What the database knows of the aliases and ids in a batch. */
export interface KnownIdentities {
  /** Lead that an alias was made for, by aliasKey. */
  ownerOf: Map<string, string>;
  /** The lead that answers for a lead, itself if it was never merged. */
  rootOf: Map<string, string>;
}

export interface Found {
  /** The lead to record under. */
  leadId: string;
  rootId: string;
  isNew: boolean;
  /** Aliases that nobody has. */
  unowned: Alias[];
  /** Aliases that another lead has. */
  foreign: { alias: Alias; leadId: string }[];
}

/**
 * Tells which lead each line of a batch means, line by line, so that a later line finds what an earlier one brought.
 * The first alias that is known decides; if none is, the lead is new.
 */
export class Identities {
  readonly newLeads = new Set<string>();
  readonly attached: { alias: Alias; leadId: string }[] = [];
  private readonly ownerOf: Map<string, string>;
  private readonly roots: Map<string, string>;

  constructor(
    known: KnownIdentities,
    private readonly newId: () => string,
  ) {
    this.ownerOf = new Map(known.ownerOf);
    this.roots = new Map(known.rootOf);
  }

  /** Undefined: the line names an id that is nobody's. */
  find({ leadId: named, aliases }: Named): Found | undefined {
    if (named !== undefined && !this.roots.has(named)) return undefined;
    const known =
      named ?? aliases.map((alias) => this.ownerOf.get(aliasKey(alias))).find((owner) => owner !== undefined);
    const leadId = known ?? this.newId();
    const rootId = this.rootOf(leadId);
    const unowned = aliases.filter((alias) => !this.ownerOf.has(aliasKey(alias)));
    const foreign = aliases.flatMap((alias) => {
      const owner = this.ownerOf.get(aliasKey(alias));
      return owner !== undefined && this.rootOf(owner) !== rootId ? [{ alias, leadId: owner }] : [];
    });
    return { leadId, rootId, isNew: known === undefined, unowned, foreign };
  }

  /** The line is kept: its lead exists from now on and has the aliases that nobody had. */
  keep({ leadId, rootId, isNew, unowned }: Found): void {
    if (isNew) {
      this.newLeads.add(leadId);
      this.roots.set(leadId, rootId);
    }
    for (const alias of unowned) {
      this.ownerOf.set(aliasKey(alias), leadId);
      this.attached.push({ alias, leadId });
    }
  }

  /** The lead that answers for this one. */
  rootOf(leadId: string): string {
    return this.roots.get(leadId) ?? leadId;
  }
}
