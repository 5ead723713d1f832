import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

/** Takes the focus when it appears: the field that a member asked for by pressing Edit. */
@Directive({ selector: 'input[hlFocusFirst], select[hlFocusFirst], textarea[hlFocusFirst]' })
export class FocusFirst {
  constructor() {
    const field =
      inject<ElementRef<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>>(ElementRef).nativeElement;
    afterNextRender(() => (field instanceof HTMLInputElement ? field.select() : field.focus()));
  }
}
