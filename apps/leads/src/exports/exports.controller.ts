import {
  type CallContext,
  downloadExport,
  listExportFiles,
  readExportFile,
  startLeadExport,
  streamLeads,
} from '@heatline/contracts';
import { Answers, Streams } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { DownloadExport } from './download-export';
import { ExportLeads } from './export-leads';
import { ListExportFiles } from './list-export-files';
import { StartExport } from './start-export';

@Controller()
export class ExportsController {
  constructor(
    private readonly exporting: ExportLeads,
    private readonly starting: StartExport,
    private readonly listing: ListExportFiles,
    private readonly downloading: DownloadExport,
  ) {}

  @Streams(streamLeads)
  export(query: z.output<typeof streamLeads.request>, context: CallContext) {
    return this.exporting.run(query, context);
  }

  @Answers(startLeadExport)
  start(request: z.output<typeof startLeadExport.request>, context: CallContext) {
    return this.starting.run(request, context);
  }

  @Answers(listExportFiles)
  list(query: z.output<typeof listExportFiles.request>, context: CallContext) {
    return this.listing.run(query, context);
  }

  @Answers(readExportFile)
  read({ runId }: z.output<typeof readExportFile.request>, context: CallContext) {
    return this.downloading.describe(runId, context);
  }

  @Streams(downloadExport)
  download({ runId }: z.output<typeof downloadExport.request>, context: CallContext) {
    return this.downloading.run(runId, context);
  }
}
