import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type Note, NoteText } from '@heatline/contracts';
import { Avatar, Button, Icon, IconButton, RelativeTime } from '@heatline/ui';
import { told } from '../../../api/told';
import { LeadsApi } from '../../leads-api';
import { FocusFirst } from '../details/focus-first';
import { byWords } from '../history/history-words';
import { LeadNames } from '../history/lead-names';
import { OpenLead } from '../open-lead';
import { linkedText } from './linked-text';

/** One note: by whom, when, what; edited in place. */
@Component({
  selector: 'hl-note-card',
  imports: [Avatar, Button, FocusFirst, Icon, IconButton, RelativeTime],
  templateUrl: './note-card.html',
  styleUrl: './note-card.css',
})
export class NoteCard {
  readonly note = input.required<Note>();
  readonly mayChange = input(false);
  readonly changed = output<void>();
  readonly removed = output<void>();

  private readonly open = inject(OpenLead);
  private readonly api = inject(LeadsApi);
  private readonly names = inject(LeadNames);
  protected readonly editing = signal(false);
  protected readonly sending = signal(false);
  protected readonly refused = signal<string | null>(null);
  protected readonly author = computed(() => byWords(this.note().by, this.names));
  protected readonly editor = computed(() => {
    const { editedBy, by } = this.note();
    return editedBy === null || editedBy.id === by.id ? '' : ` by ${byWords(editedBy, this.names)}`;
  });
  protected readonly parts = computed(() => linkedText(this.note().text));
  /** What the field begins with: it must not follow what others save meanwhile. */
  protected readonly typed = signal('');
  /** The edit token of what was on the screen when editing began. */
  private token = 0;

  protected edit() {
    this.token = this.note().version;
    this.typed.set(this.note().text);
    this.refused.set(null);
    this.editing.set(true);
  }

  protected async save(text: string) {
    const checked = NoteText.safeParse(text);
    if (!checked.success) return this.refused.set(checked.error.issues[0]?.message ?? null);
    this.sending.set(true);
    try {
      await this.api.changeNote(this.open.leadId(), this.note().noteId, { text, version: this.token });
      this.editing.set(false);
    } catch (error) {
      const { code, details, issues, detail } = told(error);
      if (code === 'version_stale' && typeof details['version'] === 'number') {
        this.token = details['version'];
        this.refused.set(
          'Somebody else changed this note meanwhile: above is what it says now. Save again to keep yours.',
        );
      } else this.refused.set(issues[0]?.message ?? detail);
    } finally {
      this.sending.set(false);
      this.changed.emit();
    }
  }
}
