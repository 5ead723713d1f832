import { durableRuns, personalData, readEnvironment, Runs } from '@heatline/service';
import { Module } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller';
import { AccountMembers } from './accounts/account-members';
import { AccountStore } from './accounts/account-store';
import { ChangeAccount } from './accounts/change-account';
import { ListAccounts } from './accounts/list-accounts';
import { ReadAccount } from './accounts/read-account';
import { IdentityStore } from './aliases/identity-store';
import { AttributeStore } from './attributes/attribute-store';
import { BulkController } from './bulk/bulk.controller';
import { BulkItems } from './bulk/bulk-items';
import { StartBulk } from './bulk/start-bulk';
import { EraseLead } from './erasure/erase-lead';
import { DeleteLeadsWork, EraseLeadWork } from './erasure/erase.work';
import { ErasePeople } from './erasure/erase-people';
import { ErasureController } from './erasure/erasure.controller';
import { ListErasures } from './erasure/list-erasures';
import { EventIntake } from './events/event-intake';
import { EventPartitions } from './events/event-partitions';
import { EventStore } from './events/event-store';
import { EventsController } from './events/events.controller';
import { LeadActivity } from './events/lead-activity';
import { RecordBatch } from './events/record-batch';
import { RecordEvents } from './events/record-events';
import { SeenActivity } from './events/seen-activity';
import { CountExport } from './exports/count-export';
import { DownloadExport } from './exports/download-export';
import { ExportFiles } from './exports/export-files';
import { ExportLeads } from './exports/export-leads';
import { ExportLeadsWork } from './exports/export-leads.work';
import { ExportRows } from './exports/export-rows';
import { exportEnvironment, ExportSettings } from './exports/export-settings';
import { ExportsController } from './exports/exports.controller';
import { ListExportFiles } from './exports/list-export-files';
import { StartExport } from './exports/start-export';
import { AbsorbLeads } from './merges/absorb-leads';
import { MergeLeadsWork } from './merges/merge-leads.work';
import { MergesController } from './merges/merges.controller';
import { PartLeads } from './merges/part-leads';
import { PreviewMerge } from './merges/preview-merge';
import { ReadMerges } from './merges/read-merges';
import { StartMerge } from './merges/start-merge';
import { TakeOverFrom } from './merges/take-over-from';
import { TellMoved } from './merges/tell-moved';
import { UndoMerge } from './merges/undo-merge';
import { UnmergeLeadsWork } from './merges/unmerge-leads.work';
import { CaptureLeads } from './leads/capture-leads';
import { ChangeAliases } from './leads/change-aliases';
import { ChangeLead } from './leads/change-lead';
import { LeadChangeLog } from './leads/lead-change-log';
import { LeadHistory } from './leads/lead-history';
import { LeadStore } from './leads/lead-store';
import { LeadsController } from './leads/leads.controller';
import { ReadLead } from './leads/read-lead';
import { CountLeads } from './lists/count-leads';
import { EngineMatches } from './lists/engine-matches';
import { FindLeads } from './lists/find-leads';
import { LeadsBySql } from './lists/leads-by-sql';
import { ListLeads } from './lists/list-leads';
import { SampledTotal } from './lists/sampled-total';
import { SelectLeads } from './lists/select-leads';
import { ChangeNote } from './notes/change-note';
import { ListNotes } from './notes/list-notes';
import { NoteStore } from './notes/note-store';
import { NotesController } from './notes/notes.controller';
import { WriteNote } from './notes/write-note';
import { WatchInBulk, WatchLeadsWork } from './watching/watch-in-bulk';
import { ChangeWatch } from './watching/change-watch';
import { ListWatched } from './watching/list-watched';
import { WatchLeads } from './watching/watch-leads';
import { WatchStore } from './watching/watch-store';
import { WatchingController } from './watching/watching.controller';
import { AssignOwner } from './owners/assign-owner';
import { AssignOwnerWork } from './owners/assign-owner.work';
import { BulkAssignOwner } from './owners/bulk-assign-owner';
import { GiveOwner } from './owners/give-owner';
import { OwnerHistory } from './owners/owner-history';
import { OwnersController } from './owners/owners.controller';
import { RequireActiveMember } from './owners/require-active-member';
import { TakeOwnersBackWork } from './owners/take-owners-back.work';
import { UndoBulkAction } from './owners/undo-bulk-action';

const bulk = [BulkItems, StartBulk, WatchInBulk, WatchLeadsWork];
const erasure = [DeleteLeadsWork, EraseLead, EraseLeadWork, ErasePeople, ListErasures];
const exports = [
  CountExport,
  DownloadExport,
  ExportFiles,
  ExportLeads,
  ExportLeadsWork,
  ExportRows,
  ListExportFiles,
  StartExport,
  { provide: ExportSettings, useFactory: () => ExportSettings.of(readEnvironment(exportEnvironment)) },
];
const merges = [
  AbsorbLeads,
  MergeLeadsWork,
  PartLeads,
  PreviewMerge,
  ReadMerges,
  StartMerge,
  TakeOverFrom,
  TellMoved,
  UndoMerge,
  UnmergeLeadsWork,
];
const owners = [
  AssignOwner,
  AssignOwnerWork,
  BulkAssignOwner,
  GiveOwner,
  OwnerHistory,
  RequireActiveMember,
  TakeOwnersBackWork,
  UndoBulkAction,
];

@Module({
  imports: [
    durableRuns('leads'),
    personalData('leads', { alsoErase: (tx, leadIds) => new AccountMembers().leave(tx, leadIds) }),
  ],
  controllers: [
    AccountsController,
    BulkController,
    ErasureController,
    EventsController,
    ExportsController,
    LeadsController,
    MergesController,
    NotesController,
    OwnersController,
    WatchingController,
  ],
  providers: [
    AccountMembers,
    AccountStore,
    AttributeStore,
    CaptureLeads,
    ChangeAliases,
    ChangeLead,
    ChangeNote,
    EventIntake,
    EventPartitions,
    EventStore,
    IdentityStore,
    LeadActivity,
    LeadChangeLog,
    CountLeads,
    SampledTotal,
    EngineMatches,
    FindLeads,
    LeadsBySql,
    LeadHistory,
    LeadStore,
    ListAccounts,
    ReadAccount,
    ChangeAccount,
    ListLeads,
    ListNotes,
    NoteStore,
    ReadLead,
    RecordBatch,
    RecordEvents,
    SeenActivity,
    SelectLeads,
    ChangeWatch,
    ListWatched,
    WatchLeads,
    WatchStore,
    WriteNote,
    ...bulk,
    ...erasure,
    ...exports,
    ...merges,
    ...owners,
  ],
})
export class LeadsModule {
  constructor(
    runs: Runs,
    assignOwner: AssignOwnerWork,
    takeOwnersBack: TakeOwnersBackWork,
    watchLeads: WatchLeadsWork,
    eraseLead: EraseLeadWork,
    deleteLeads: DeleteLeadsWork,
    exportLeads: ExportLeadsWork,
    mergeLeads: MergeLeadsWork,
    unmergeLeads: UnmergeLeadsWork,
    files: ExportFiles,
  ) {
    runs
      .does(assignOwner)
      .does(takeOwnersBack)
      .does(watchLeads)
      .does(eraseLead)
      .does(deleteLeads)
      .does(exportLeads)
      .does(mergeLeads)
      .does(unmergeLeads);
    runs.tidies(() => files.removeDue());
  }
}
