import { ApiKeyRow } from './api-key-row';
import { AuditRow } from './audit-row';
import { MemberRow } from './member-row';
import { PreferenceRow } from './preference-row';
import { WorkspaceRow } from './workspace-row';

export const entities = [ApiKeyRow, AuditRow, MemberRow, PreferenceRow, WorkspaceRow];
