import { Component, computed, input, signal } from '@angular/core';
import { Tag } from '@heatline/ui';
import { Popover } from '@heatline/ui/panels';
import type { Alias } from '../lead-name';

const titles: Record<Alias['type'], string> = {
  email: 'E-mail',
  phone: 'Phone',
  externalId: 'Id',
  cookie: 'Cookie',
  social: 'Social',
};

/** The first alias; a chip tells how many more there are and opens them. */
@Component({
  selector: 'hl-alias-chips',
  imports: [Popover, Tag],
  template: `
    <span class="ellipsis muted" [title]="first()?.value ?? ''">{{ first()?.value }}</span>
    @if (rest().length) {
      <button
        #chip
        type="button"
        class="bare"
        [attr.aria-label]="rest().length === 1 ? '1 more alias' : rest().length + ' more aliases'"
        [attr.aria-expanded]="open()"
        (click)="open.set(!open())"
      >
        <hl-tag>+{{ rest().length }}</hl-tag>
      </button>
      @defer (when open()) {
        @if (open()) {
          <hl-popover [origin]="chip" (outside)="open.set(false)" (escaped)="open.set(false)">
            <dl class="pop">
              @for (alias of aliases(); track alias.type + alias.value) {
                <dt class="small muted">{{ titles[alias.type] }}</dt>
                <dd>{{ alias.value }}</dd>
              }
            </dl>
          </hl-popover>
        }
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 4px;
      min-width: 0;
      font: var(--mat-sys-body-small);
    }
    .pop {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 4px 12px;
      max-width: min(420px, calc(100vw - 24px));
      margin: 0;
      padding: 10px 14px;
      border-radius: 10px;
      background: var(--hl-floating);
      box-shadow: var(--hl-elevation-2);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class AliasChips {
  readonly aliases = input.required<readonly Alias[]>();
  protected readonly first = computed(() => this.aliases().at(0));
  protected readonly rest = computed(() => this.aliases().slice(1));
  protected readonly open = signal(false);
  protected readonly titles = titles;
}
