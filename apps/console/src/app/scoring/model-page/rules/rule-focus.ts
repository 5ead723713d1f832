import { afterNextRender, ElementRef, inject, Injector } from '@angular/core';

/** Where the focus is among the rows of rules, and where it goes when they are made anew. Made where one may inject. */
export class RuleFocus {
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** Which of the fields in the row and form of a rule has it; null = none. */
  placeIn(ruleId: string | undefined): number | null {
    const row = this.rowOf(ruleId);
    const place = row ? fieldsOf(row).indexOf(document.activeElement as HTMLElement) : -1;
    return place < 0 ? null : place;
  }

  /** After the page has followed; without that rule, the button that adds one has it. */
  later(ruleId: string | undefined, which: (row: HTMLElement) => HTMLElement | null | undefined) {
    afterNextRender(
      () => {
        const row = this.rowOf(ruleId);
        ((row && which(row)) ?? this.host.querySelector<HTMLElement>('.adds'))?.focus();
      },
      { injector: this.injector },
    );
  }

  private rowOf(ruleId: string | undefined): HTMLElement | null {
    return this.host.querySelector<HTMLElement>(`[data-rule="${ruleId}"]`);
  }
}

export const nameOf = (row: HTMLElement) => row.querySelector<HTMLElement>('hl-rule-row .name');

export const fieldsOf = (row: HTMLElement): HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>('button, input, select, textarea'),
];
