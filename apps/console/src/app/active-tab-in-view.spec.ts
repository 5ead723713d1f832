import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { jest } from '@jest/globals';
import { ActiveTabInView } from './active-tab-in-view';

@Component({
  selector: 'hl-host',
  imports: [ActiveTabInView, MatTabLink, MatTabNav, MatTabNavPanel],
  template: `
    <nav mat-tab-nav-bar hlActiveTabInView [tabPanel]="panel">
      @for (tab of ['Rules', 'Levels', 'Decay']; track tab) {
        <a mat-tab-link [active]="tab === 'Decay'">{{ tab }}</a>
      }
    </nav>
    <mat-tab-nav-panel #panel />
  `,
})
class Host {}

/** The DOM of unit tests has no sizes: this one grows when it is told to. */
class Sizes {
  static readonly all: Sizes[] = [];
  readonly observed: Element[] = [];
  constructor(readonly grown: (entries: []) => void) {
    Sizes.all.push(this);
  }
  observe(element: Element) {
    this.observed.push(element);
  }
  unobserve() {}
  disconnect() {
    this.observed.length = 0;
  }
}

describe('the open tab', () => {
  const own = globalThis.ResizeObserver;
  beforeEach(() => {
    Sizes.all.length = 0;
    globalThis.ResizeObserver = Sizes as unknown as typeof ResizeObserver;
  });
  afterEach(() => (globalThis.ResizeObserver = own));

  it('is brought into view whenever tabs grow, until it is gone', async () => {
    const host = TestBed.createComponent(Host);
    document.body.append(host.nativeElement);
    await host.whenStable();
    const nav = host.debugElement.children[0]!.injector.get(MatTabNav);
    const shown = jest.spyOn(nav, '_scrollToLabel');
    // Material has observers of its own, which outlive the tabs.
    const watching = Sizes.all.filter(({ observed, grown }) => {
      shown.mockClear();
      grown([]);
      return observed.length > 0 && shown.mock.calls.some(([tab]) => tab === 2);
    });
    expect(watching).toHaveLength(1);
    host.destroy();
    expect(watching[0]!.observed).toHaveLength(0);
  });

  it.each(['scroll', 'pointerdown'])('and the others stay where the browser scrolled them, by %s', async (event) => {
    const host = TestBed.createComponent(Host);
    await host.whenStable();
    const nav = host.debugElement.children[0]!.injector.get(MatTabNav);
    Object.defineProperty(nav._tabListInner.nativeElement, 'scrollWidth', { value: 500 });
    const container: HTMLElement = nav._tabListContainer.nativeElement;
    container.scrollLeft = 120;
    container.dispatchEvent(new Event(event));
    expect([nav.scrollDistance, container.scrollLeft]).toEqual([120, 0]);
    expect(nav._tabList.nativeElement.style.transform).toBe('translateX(-120px)');
  });
});
