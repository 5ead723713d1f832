import { Directive, ElementRef, inject, signal } from '@angular/core';

/** A button whose menu comes late: it is loaded when somebody is about to press, and opens by `MenuOf` when they do. */
@Directive({
  selector: 'button[hlMenuButton]',
  exportAs: 'hlMenuButton',
  host: {
    'aria-haspopup': 'menu',
    '[attr.aria-expanded]': 'open()',
    '(pointerenter)': 'wanted.set(true)',
    '(focus)': 'wanted.set(true)',
    '(click)': 'press()',
  },
})
export class MenuButton {
  private readonly element: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Somebody has pointed at it, or came to it by the keyboard. */
  readonly wanted = signal(false);
  readonly open = signal(false);

  press() {
    this.wanted.set(true);
    this.open.set(true);
  }

  /** Gives the focus back. */
  close() {
    this.open.set(false);
    this.element.focus();
  }
}
