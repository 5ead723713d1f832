import type { matchLeads } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';
import { Matcher, textOf } from './matcher';

type Request = z.output<(typeof matchLeads)['request']>;
type Reply = z.input<(typeof matchLeads)['reply']>;

/** Which of some leads satisfy a condition now. */
@Injectable()
export class MatchLeads {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, { leadIds, ...request }: Request): Promise<Reply> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const matcher = await Matcher.of(tx, await this.rulebooks.hold(tx), this.classes, request);
      const packed = await matcher.among({ leadIds });
      const matching = new Set<string>();
      for (let at = 0; at < packed.length; at += 16) matching.add(textOf(packed.subarray(at, at + 16)));
      return { leadIds: leadIds.filter((id) => matching.has(id.toLowerCase())), ready: matcher.ready };
    });
  }
}
