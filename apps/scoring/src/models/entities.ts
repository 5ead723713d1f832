import { DraftRow } from './draft-row';
import { ModelRow } from './model-row';
import { VersionRow } from './version-row';

/** The tables that TypeORM maps; bulk paths have their own SQL. */
export const entities = [ModelRow, DraftRow, VersionRow];
