import { Component, computed, inject } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Member } from '@heatline/contracts';
import {
  Avatar,
  Button,
  Changed,
  Confirm,
  counted,
  Failed,
  Icon,
  IconButton,
  LoadingLine,
  RelativeTime,
  Skeleton,
  StateBlock,
  Tag,
  Toaster,
} from '@heatline/ui';
import { Members } from '../../api/members';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { Viewport } from '../../viewport';
import { isAdmin } from '../may';
import { roleWords } from '../role-words';
import { SettingsApi } from '../settings-api';
import { SettingsDialogs } from '../settings-dialogs';
import { InviteDialog } from './invite-dialog';
import { LinkDialog } from './link-dialog';
import { MemberDialog } from './member-dialog';
import { type Leaving, ReassignDialog } from './reassign-dialog';
import { inOrder, memberState } from './member-state';

/** Who is in the workspace, and what an admin may change about it. */
@Component({
  selector: 'hl-members-page',
  imports: [
    Avatar,
    Button,
    Changed,
    Failed,
    Icon,
    IconButton,
    LoadingLine,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    NgTemplateOutlet,
    RelativeTime,
    Skeleton,
    StateBlock,
    Tag,
  ],
  templateUrl: './members-page.html',
  styleUrls: ['../../table-page.css', '../settings-table.css'],
})
export class MembersPage {
  private readonly api = inject(SettingsApi);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(SettingsDialogs);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  protected readonly members = inject(Members);
  protected readonly viewport = inject(Viewport);
  protected readonly admin = isAdmin();
  protected readonly counted = counted;
  protected readonly me = computed(() => this.session.me()?.memberId);
  protected readonly rows = computed(() => {
    const members = this.members.all();
    return (
      members &&
      inOrder(members).map((member) => ({ member, role: roleWords[member.role], state: memberState(member) }))
    );
  });
  protected readonly skeletons = [120, 96, 140, 108];

  protected invite() {
    this.dialogs.open(InviteDialog);
  }

  protected edit(member: Member) {
    this.dialogs.open(MemberDialog, member);
  }

  protected async link(member: Member) {
    const agreed =
      member.invited ||
      (await this.confirm.ask({
        title: `New password link for ${member.name}?`,
        words: 'You get a link with which they choose a new password. The one they have works until then.',
        action: 'Make link',
      }));
    if (!agreed) return;
    try {
      this.dialogs.open(LinkDialog, { member, link: await this.api.passwordLink(member.id) });
    } catch (error) {
      void this.toaster.failed(`No link was made. ${told(error).detail}`);
    }
  }

  protected async setActive(member: Member, active: boolean) {
    // Leads are given away before their owner goes: of an admin who cannot go they stay where they are.
    if (!active && !this.isLastAdmin(member)) {
      const leads = await this.leadsOf(member);
      if (leads === undefined) return;
      if (leads > 0) return this.dialogs.open(ReassignDialog, { member, leads } satisfies Leaving);
    }
    const own = member.id === this.me();
    const agreed =
      active ||
      (await this.confirm.ask({
        title: own ? 'Deactivate your own account?' : `Deactivate ${member.name}?`,
        words: `${own ? 'You are' : 'They are'} signed out at once and cannot sign in. What ${own ? 'you' : 'they'} did keeps ${own ? 'your' : 'their'} name. An admin can activate the account again.`,
        action: `Deactivate ${own ? 'my account' : 'member'}`,
        danger: true,
      }));
    if (!agreed) return;
    try {
      await this.api.changeMember(member.id, { active });
      this.members.reload();
      void this.toaster.done(`${member.name} ${active ? 'can sign in again' : 'is deactivated'}`);
    } catch (error) {
      void this.toaster.failed(told(error).detail);
    }
  }

  private isLastAdmin({ role }: Member): boolean {
    const admins = this.members.all()?.filter((one) => one.role === 'admin' && one.active) ?? [];
    return role === 'admin' && admins.length === 1;
  }

  /** How many leads the member owns; undefined when that could not be found out. */
  private async leadsOf(member: Member): Promise<number | undefined> {
    try {
      return await this.api.leadsOf(member.id);
    } catch (error) {
      void this.toaster.failed(told(error).detail);
      return undefined;
    }
  }
}
