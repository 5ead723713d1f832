import { Directive } from '@angular/core';

/** A button, or a link, that is its icon alone: it needs an `aria-label`. */
@Directive({ selector: 'button[hlIconButton], a[hlIconButton]', host: { class: 'hl-icon-button' } })
export class IconButton {}
