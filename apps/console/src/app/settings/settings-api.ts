import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ApiKeyDraft,
  changeConversion,
  ConversionChange,
  createApiKey,
  inviteMember,
  listLeads,
  Member,
  MemberChange,
  MemberDraft,
  newPasswordLink,
  PasswordChange,
  ReplyOf,
  revokeApiKey,
  Workspace,
  WorkspaceChange,
} from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import type * as z from 'zod';

/** What is changed in the settings; what is read there are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class SettingsApi {
  private readonly http = inject(HttpClient);

  async changeWorkspace(change: WorkspaceChange) {
    return firstValueFrom(this.http.patch<Workspace>('/api/workspace', change));
  }

  async changeConversion(change: ConversionChange) {
    return firstValueFrom(this.http.put<ReplyOf<typeof changeConversion>>('/api/workspace/conversion', change));
  }

  /** The link in the answer is shown this once. */
  async invite(draft: MemberDraft) {
    return firstValueFrom(this.http.post<ReplyOf<typeof inviteMember>>('/api/members', draft));
  }

  async changeMember(memberId: string, change: MemberChange) {
    return firstValueFrom(this.http.patch<Member>(`/api/members/${memberId}`, change));
  }

  /** How many leads a member owns. */
  async leadsOf(memberId: string): Promise<number> {
    const query = { owner: memberId, limit: 1, total: 'exact' };
    const { total } = await firstValueFrom(this.http.get<ReplyOf<typeof listLeads>>('/api/leads', { params: query }));
    return total?.value ?? 0;
  }

  /** Ends the links that the member was given before; the answer is shown this once. */
  async passwordLink(memberId: string) {
    return firstValueFrom(
      this.http.post<ReplyOf<typeof newPasswordLink>>(`/api/members/${memberId}/password-link`, {}),
    );
  }

  /** The secret in the answer is shown this once. */
  async createKey(draft: ApiKeyDraft) {
    return firstValueFrom(this.http.post<ReplyOf<typeof createApiKey>>('/api/api-keys', draft));
  }

  async revokeKey(keyId: string) {
    return firstValueFrom(this.http.delete<ReplyOf<typeof revokeApiKey>>(`/api/api-keys/${keyId}`));
  }

  /** Ends every session of the member; this browser goes on with a new one, kept in the cookie. */
  async changePassword(change: z.infer<typeof PasswordChange>) {
    await firstValueFrom(this.http.put('/api/me/password', change));
  }

  async signOutEverywhere() {
    await firstValueFrom(this.http.delete('/api/sessions'));
  }
}
