import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type ApiKeyDraft,
  changeConversion,
  type ConversionChange,
  createApiKey,
  inviteMember,
  listLeads,
  Member,
  type MemberChange,
  type MemberDraft,
  newPasswordLink,
  type PasswordChange,
  revokeApiKey,
  Workspace,
  type WorkspaceChange,
} from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import type * as z from 'zod';

/** What is changed in the settings; what is read there are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class SettingsApi {
  private readonly http = inject(HttpClient);

  async changeWorkspace(change: WorkspaceChange) {
    return Workspace.parse(await firstValueFrom(this.http.patch('/api/workspace', change)));
  }

  async changeConversion(change: ConversionChange) {
    return changeConversion.reply.parse(await firstValueFrom(this.http.put('/api/workspace/conversion', change)));
  }

  /** The link in the answer is shown this once. */
  async invite(draft: MemberDraft) {
    return inviteMember.reply.parse(await firstValueFrom(this.http.post('/api/members', draft)));
  }

  async changeMember(memberId: string, change: MemberChange) {
    return Member.parse(await firstValueFrom(this.http.patch(`/api/members/${memberId}`, change)));
  }

  /** How many leads a member owns. */
  async leadsOf(memberId: string): Promise<number> {
    const query = { owner: memberId, limit: 1, total: 'exact' };
    const { total } = listLeads.reply.parse(await firstValueFrom(this.http.get('/api/leads', { params: query })));
    return total?.value ?? 0;
  }

  /** Ends the links that the member was given before; the answer is shown this once. */
  async passwordLink(memberId: string) {
    return newPasswordLink.reply.parse(
      await firstValueFrom(this.http.post(`/api/members/${memberId}/password-link`, {})),
    );
  }

  /** The secret in the answer is shown this once. */
  async createKey(draft: ApiKeyDraft) {
    return createApiKey.reply.parse(await firstValueFrom(this.http.post('/api/api-keys', draft)));
  }

  async revokeKey(keyId: string) {
    return revokeApiKey.reply.parse(await firstValueFrom(this.http.delete(`/api/api-keys/${keyId}`)));
  }

  /** Ends every session of the member; this browser goes on with a new one, kept in the cookie. */
  async changePassword(change: z.infer<typeof PasswordChange>) {
    await firstValueFrom(this.http.put('/api/me/password', change));
  }

  async signOutEverywhere() {
    await firstValueFrom(this.http.delete('/api/sessions'));
  }
}
