import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** "Leads · Heatline". A page whose title comes with its data sets it with `name`. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot) {
    this.name(this.buildTitle(state));
  }

  name(page: string | undefined) {
    this.title.setTitle(page ? `${page} · Heatline` : 'Heatline');
  }
}
