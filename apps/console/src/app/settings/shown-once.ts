import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, signal } from '@angular/core';
import { Button, Icon, Input } from '@heatline/ui';

/** A secret that is never seen again: the text, a button that copies it, and the warning. */
@Component({
  selector: 'hl-shown-once',
  imports: [Button, Icon, Input],
  template: `
    <label class="flabel" [attr.for]="field.id">{{ label() }}</label>
    <div class="row">
      <input
        #text
        #field="hlInput"
        hlInput
        class="mono"
        readonly
        spellcheck="false"
        [value]="secret()"
        (focus)="text.select()"
      />
      <button hlButton="outlined" type="button" (click)="copy()">
        <hl-icon hlButtonIcon [name]="copied() ? 'check' : 'content_copy'" />{{ copied() ? 'Copied' : 'Copy' }}
      </button>
    </div>
    <p class="hint warn">
      <hl-icon name="warning" class="s16" /><span><ng-content /></span>
    </p>
    <span class="sr" role="status">{{ copied() ? 'Copied to the clipboard' : '' }}</span>
  `,
  styles: `
    :host {
      display: block;
    }
    button {
      flex: none;
      min-width: 92px;
    }
    .warn {
      display: flex;
      gap: 8px;
      margin-top: 12px;
      padding: 8px 10px;
      border-radius: 8px;
      color: var(--hl-on-warning-container);
      background: var(--hl-warning-container);
    }
  `,
})
export class ShownOnce {
  readonly label = input.required<string>();
  readonly secret = input.required<string>();
  private readonly clipboard = inject(Clipboard);
  protected readonly copied = signal(false);

  /** Also where the page is not served over HTTPS, as many self-hosted ones are: browsers keep their own clipboard closed there. */
  protected copy() {
    this.copied.set(this.clipboard.copy(this.secret()));
  }
}
