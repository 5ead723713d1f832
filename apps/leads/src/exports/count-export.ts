import { type CallContext, type LeadExportRequest, memberOf, type Total } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { CountLeads } from '../lists/count-leads';
import { openListing } from '../lists/listing';
import { modelsOf } from './export-models';
import { ExportRows } from './export-rows';

/** How many leads a file will have, and whether there can be one. */
@Injectable()
export class CountExport {
  constructor(
    private readonly database: Database,
    private readonly counting: CountLeads,
    private readonly rows: ExportRows,
  ) {}

  /** @throws Refusal what an export of this request is refused for */
  async run(request: LeadExportRequest, context: CallContext, how: 'about' | 'exact'): Promise<Total> {
    const list = await this.database.inWorkspace(context.workspaceId, async (tx) => {
      await modelsOf(tx, request);
      return openListing(tx, { ...request, condition: request.filter }, context, memberOf(context));
    });
    if (request.leadIds) return { value: new Set(request.leadIds).size, exact: true };
    await this.rows.passing(list);
    return this.counting[how](list);
  }
}
