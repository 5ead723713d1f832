import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RowKeys } from './row-keys';

@Component({
  selector: 'hl-host',
  imports: [RowKeys],
  template: `<div hlRowKeys (selectRow)="selected.push($event)">
    @for (row of ['a', 'b']; track row) {
      <p [attr.data-row]="row">
        <a href="#">{{ row }}</a>
      </p>
    }
  </div>`,
})
class Host {
  readonly selected: string[] = [];
}

describe('row keys', () => {
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

  it('move through the rows and select the one that has the focus', async () => {
    HTMLElement.prototype.scrollIntoView = () => undefined;
    const host = TestBed.createComponent(Host);
    document.body.append(host.nativeElement);
    await host.whenStable();
    const steps = ['x', 'j', 'j', 'j', 'x', 'k'].map((key) => {
      press(key);
      return document.activeElement?.textContent ?? '';
    });
    expect(steps.slice(1)).toEqual(['a', 'b', 'b', 'b', 'a']);
    expect(host.componentInstance.selected).toEqual(['b']);
  });
});
