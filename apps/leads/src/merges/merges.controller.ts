import {
  type CallContext,
  mergeHistory,
  mergesOfRun,
  previewMerge,
  type RequestOf,
  startMerge,
  startMergeBatch,
  startUndoMerge,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import { PreviewMerge } from './preview-merge';
import { ReadMerges } from './read-merges';
import { StartMerge } from './start-merge';
import { UndoMerge } from './undo-merge';

@Controller()
export class MergesController {
  constructor(
    private readonly previewing: PreviewMerge,
    private readonly starting: StartMerge,
    private readonly undoing: UndoMerge,
    private readonly reading: ReadMerges,
  ) {}

  @Answers(previewMerge)
  preview(request: RequestOf<typeof previewMerge>, context: CallContext) {
    return this.previewing.run(request, context);
  }

  @Answers(startMerge)
  start(request: RequestOf<typeof startMerge>, context: CallContext) {
    return this.starting.one(request, context);
  }

  @Answers(startMergeBatch)
  startBatch(request: RequestOf<typeof startMergeBatch>, context: CallContext) {
    return this.starting.batch(request, context);
  }

  @Answers(startUndoMerge)
  undo(request: RequestOf<typeof startUndoMerge>, context: CallContext) {
    return this.undoing.run(request, context);
  }

  @Answers(mergeHistory)
  history(request: RequestOf<typeof mergeHistory>, context: CallContext) {
    return this.reading.history(request, context);
  }

  @Answers(mergesOfRun)
  ofRun(request: RequestOf<typeof mergesOfRun>, context: CallContext) {
    return this.reading.ofRun(request, context);
  }
}
