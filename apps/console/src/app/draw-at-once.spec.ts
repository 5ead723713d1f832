import { jest } from '@jest/globals';
import { afterNextRender, Component, ElementRef, inject, Injector, input, output, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideDrawingAtOnce } from './draw-at-once';

interface Two {
  readonly first: string;
  readonly second: string;
}

/** As editors are: it says what it was given, with its change. */
@Component({
  selector: 'hl-pair',
  template: `
    <button type="button" (click)="changed.emit({ first: 'a', second: of().second })">First</button>
    <button type="button" (click)="changed.emit({ first: of().first, second: 'b' })">Second</button>
  `,
})
class Pair {
  readonly of = input.required<Two>();
  readonly changed = output<Two>();
}

@Component({ imports: [Pair], template: `<hl-pair [of]="two()" (changed)="two.set($event)" />` })
class Holder {
  readonly two = signal<Two>({ first: '', second: '' });
}

/** Both buttons within one turn of the browser, before Angular draws by itself. */
async function pressBoth(providers: unknown[]): Promise<Two> {
  TestBed.configureTestingModule({ providers: providers as never[] });
  const fixture = TestBed.createComponent(Holder);
  fixture.autoDetectChanges();
  await fixture.whenStable();
  const host: HTMLElement = fixture.nativeElement;
  document.body.append(host);
  host.querySelectorAll('button').forEach((button) => button.click());
  return fixture.componentInstance.two();
}

describe('drawing at once', () => {
  it('lets two events of one moment both count', async () => {
    expect(await pressBoth([provideDrawingAtOnce()])).toEqual({ first: 'a', second: 'b' });
  });

  it('is what makes them count', async () => {
    expect(await pressBoth([])).toEqual({ first: '', second: 'b' });
  });

  it('does not begin in the midst of a drawing that moves the focus', async () => {
    @Component({
      template: `<input />
        @if (open()) {
          <button type="button">Inside</button>
        }`,
    })
    class Opening {
      readonly open = signal(false);
      private readonly injector = inject(Injector);
      private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

      show() {
        this.open.set(true);
        afterNextRender(() => this.host.querySelector('button')?.focus(), { injector: this.injector });
      }
    }
    TestBed.configureTestingModule({ providers: [provideDrawingAtOnce()] });
    const fixture = TestBed.createComponent(Opening);
    fixture.autoDetectChanges();
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    document.body.append(host);
    host.querySelector('input')!.focus();
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => {});
    fixture.componentInstance.show();
    await fixture.whenStable();
    expect(document.activeElement?.textContent).toBe('Inside');
    expect(complaints.mock.calls).toEqual([]);
    complaints.mockRestore();
  });
});
