import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Field } from './field';
import { Input } from './input';

@Component({
  selector: 'hl-host',
  imports: [Field, Input],
  template: `<hl-field label="From score" hint="Points" [error]="error()"><input hlInput /></hl-field>`,
})
class Host {
  readonly error = signal<string | null>(null);
}

describe('a field', () => {
  it('ties its label and its hint to the input', async () => {
    const host = TestBed.createComponent(Host);
    await host.whenStable();
    const input: HTMLInputElement = host.nativeElement.querySelector('input');
    expect(input.labels?.[0]?.textContent).toBe('From score');
    expect(host.nativeElement.querySelector(`#${input.getAttribute('aria-describedby')}`).textContent).toBe('Points');
    expect(input.getAttribute('aria-invalid')).toBeNull();
  });

  it('says the error in place of the hint', async () => {
    const host = TestBed.createComponent(Host);
    host.componentInstance.error.set('Warm already starts at 30. Choose 31 to 87.');
    await host.whenStable();
    const input: HTMLInputElement = host.nativeElement.querySelector('input');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(host.nativeElement.querySelector(`#${input.getAttribute('aria-describedby')}`).textContent).toContain(
      'Warm already starts at 30',
    );
    expect(host.nativeElement.querySelectorAll('.hint')).toHaveLength(1);
  });
});
