import type { Migration } from '@heatline/database';
import { People1763800100001 } from './1763800100001-people';
import { Events1763800100002 } from './1763800100002-events';
import { PublishedViews1763800100003 } from './1763800100003-published-views';
import { AccountVersion1763800100090 } from './1763800100090-account-version';
import { Policies1763800100110 } from './1763800100110-policies';
import { Owners1763800100120 } from './1763800100120-owners';
import { Runs1763800100121 } from './1763800100121-runs';
import { Erasures1763800100124 } from './1763800100124-erasures';
import { Watching1763800100130 } from './1763800100130-watching';
import { WhatNotificationsRead1763800100131 } from './1763800100131-what-notifications-read';
import { Notes1763800100150 } from './1763800100150-notes';
import { LeadsOfARoot1763800100160 } from './1763800100160-leads-of-a-root';
import { ExportFiles1763800100170 } from './1763800100170-export-files';
import { WhoSentIt1763800100180 } from './1763800100180-who-sent-it';
import { LaterRunColumns1763800100181 } from './1763800100181-later-run-columns';
import { AccountMembers1763800100182 } from './1763800100182-account-members';
import { WhoGaveAliases1763800100190 } from './1763800100190-who-gave-aliases';
import { SinceWhenErased1763800100191 } from './1763800100191-since-when-erased';
import { SearchFoldsLetters1763800100192 } from './1763800100192-search-folds-letters';
import { WhyRunsEnd1763800100211 } from './1763800100211-why-runs-end';
import { LostExportFiles1763800100220 } from './1763800100220-lost-export-files';
import { SearchByARarePart1763800100231 } from './1763800100231-search-by-a-rare-part';
import { Merges1763800100300 } from './1763800100300-merges';
import { NamesOfMerges1763800100400 } from './1763800100400-names-of-merges';
import { MergesByUndo1763800100401 } from './1763800100401-merges-by-undo';
import { OwnersOfMerges1763800100402 } from './1763800100402-owners-of-merges';
import { AddressesOfLeads1763800100500 } from './1763800100500-addresses-of-leads';

export const migrations: Migration[] = [
  People1763800100001,
  Events1763800100002,
  PublishedViews1763800100003,
  AccountVersion1763800100090,
  Policies1763800100110,
  Owners1763800100120,
  Runs1763800100121,
  Erasures1763800100124,
  Watching1763800100130,
  WhatNotificationsRead1763800100131,
  Notes1763800100150,
  LeadsOfARoot1763800100160,
  ExportFiles1763800100170,
  WhoSentIt1763800100180,
  LaterRunColumns1763800100181,
  AccountMembers1763800100182,
  WhoGaveAliases1763800100190,
  SinceWhenErased1763800100191,
  SearchFoldsLetters1763800100192,
  WhyRunsEnd1763800100211,
  LostExportFiles1763800100220,
  SearchByARarePart1763800100231,
  Merges1763800100300,
  NamesOfMerges1763800100400,
  MergesByUndo1763800100401,
  OwnersOfMerges1763800100402,
  AddressesOfLeads1763800100500,
];

/** Trigrams, for search. */
export const extensions = ['pg_trgm'];
