import { afterNextRender, DestroyRef, Directive, ElementRef, EnvironmentInjector, inject } from '@angular/core';

/**
 * Takes the focus when it appears, in sight with its whole form: the field that a member asked for by pressing Edit or Add.
 * Gone with the focus on it, it gives the focus back to what had it before. While it is there no key is a shortcut of the page, wherever the focus has gone: see `isTyping`.
 */
@Directive({
  selector: 'input[hlFocusFirst], select[hlFocusFirst], textarea[hlFocusFirst], hl-suggest[hlFocusFirst]',
  host: { 'data-typing': '' },
})
export class FocusFirst {
  constructor() {
    const injector = inject(EnvironmentInjector);
    const before = document.activeElement;
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => {
      const field = host.matches('hl-suggest') ? host.querySelector('input') : host;
      field?.focus();
      if (field instanceof HTMLInputElement) field.select();
      host.closest('form')?.scrollIntoView?.({ block: 'nearest' });
    });
    const giveBack = () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
    inject(DestroyRef).onDestroy(() => afterNextRender(giveBack, { injector }));
  }
}
