import type { CallContext, LeadExportQuery } from '@heatline/contracts';
import { Injectable } from '@nestjs/common';
import { conditionIn } from '../lists/asked/condition-in';
import { conditionOf } from '../lists/asked/list-condition';
import { refuseEmptyRange } from '../lists/asked/score-range';
import { ExportRows } from './export-rows';

/** The list that somebody looks at, as a file, while they wait. */
@Injectable()
export class ExportLeads {
  constructor(private readonly rows: ExportRows) {}

  async *run(query: LeadExportQuery, context: CallContext): AsyncGenerator<Uint8Array> {
    refuseEmptyRange(query);
    const condition = conditionOf(query, query.filter === undefined ? undefined : conditionIn(query.filter));
    for await (const { bytes } of this.rows.run({ ...query, condition }, context)) yield bytes;
  }
}
