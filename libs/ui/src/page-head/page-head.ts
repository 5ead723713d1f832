import { Component, input } from '@angular/core';

/** Title of a page, a count beside it, actions at the end. The title is the page's one h1. */
@Component({
  selector: 'hl-page-head',
  template: `
    <ng-content select="[crumbs]" />
    <div class="title">
      <h1>{{ title() }}</h1>
      @if (count()) {
        <span class="muted tnum">{{ count() }}</span>
      }
      <ng-content select="[beside]" />
      <span class="grow"></span>
      <div class="actions"><ng-content /></div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      padding: 16px 20px 0;
    }
    .title {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 32px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 10px;
    }
    @media (max-width: 720px) {
      :host {
        padding: 8px 16px 0;
      }
      /* Actions that find no room beside the title stand below it. */
      .title {
        flex-wrap: wrap;
      }
      .actions {
        gap: 8px 6px;
      }
      h1,
      .tnum {
        white-space: nowrap;
      }
    }
  `,
})
export class PageHead {
  readonly title = input.required<string>();
  readonly count = input<string | null>(null);
}
