import { Component, effect, ElementRef, inject, signal, untracked, viewChild } from '@angular/core';
import { type Note, NoteText, roleAtLeast } from '@heatline/contracts';
import { Button, Failed, Skeleton, StateBlock, Toaster } from '@heatline/ui';
import { told } from '../../../api/told';
import { Session } from '../../../session/session';
import { LeadsApi } from '../../leads-api';
import { Seen } from '../activity/seen';
import { followLead } from '../follow-lead';
import { OpenLead } from '../open-lead';
import { Paged } from '../paged';
import { NoteCard } from './note-card';

/** What members wrote about a lead, newest first, and a field for more. */
@Component({
  selector: 'hl-notes-tab',
  imports: [Button, Failed, NoteCard, Seen, Skeleton, StateBlock],
  templateUrl: './notes-tab.html',
  styleUrls: ['../list-tab.css', './notes-tab.css'],
})
export class NotesTab {
  protected readonly open = inject(OpenLead);
  private readonly api = inject(LeadsApi);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  protected readonly list = new Paged<Note>(
    ({ noteId }) => noteId,
    (cursor) => this.api.notes(this.open.leadId(), cursor),
  );
  protected readonly text = signal('');
  protected readonly sending = signal(false);
  protected readonly refused = signal<string | null>(null);
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  /** Sent again after a lost answer, a note is written once. */
  private key = newKey();

  constructor() {
    followLead(() => '', { restart: () => this.list.restart(), refresh: () => this.list.refresh() });
    effect(() => {
      const field = this.field();
      if (field && this.open.wanted() === 'note') {
        field.nativeElement.focus();
        untracked(() => this.open.wanted.set(null));
      }
    });
  }

  protected mayChange({ by }: Note): boolean {
    const me = this.session.me();
    if (!me || !roleAtLeast(me.role, 'rep')) return false;
    return me.role === 'admin' || (by.kind === 'member' && by.id === me.memberId);
  }

  protected async write() {
    const text = this.text();
    const checked = NoteText.safeParse(text);
    if (!checked.success) return this.refused.set(checked.error.issues[0]?.message ?? null);
    // The button takes no focus while it sends; the field does.
    this.field()?.nativeElement.focus();
    this.sending.set(true);
    this.refused.set(null);
    try {
      await this.api.writeNote(this.open.leadId(), text, this.key);
      this.key = newKey();
      this.text.set('');
      await this.list.refresh();
    } catch (error) {
      const { issues, detail } = told(error);
      this.refused.set(`The note was not kept. ${issues[0]?.message ?? detail}`);
    } finally {
      this.sending.set(false);
    }
  }

  protected async remove({ noteId }: Note) {
    try {
      const gone = await this.api.deleteNote(this.open.leadId(), noteId);
      await this.list.refresh();
      if (!(await this.toaster.done('Note deleted', 'Undo'))) return;
      await this.api.changeNote(this.open.leadId(), noteId, { deleted: false, version: gone.version });
    } catch (error) {
      await this.toaster.failed(`The note is as it was. ${told(error).detail}`);
    }
    await this.list.refresh();
  }
}

const newKey = () => crypto.randomUUID?.() ?? String(Math.random());
