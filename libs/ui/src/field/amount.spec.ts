import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Amount } from './amount';

@Component({
  selector: 'hl-host',
  imports: [Amount],
  template: `<input [hlAmount]="amount()" (typed)="amount.set($event)" />`,
})
class Host {
  readonly amount = signal<number | undefined>(14);
}

async function aField() {
  const host = TestBed.createComponent(Host);
  await host.whenStable();
  const field: HTMLInputElement = host.nativeElement.querySelector('input');
  const type = async (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await host.whenStable();
  };
  return { field, type, amount: host.componentInstance.amount, settled: () => host.whenStable() };
}

describe('a field for a number', () => {
  it('shows its number, and tells what is typed', async () => {
    const { field, type, amount } = await aField();
    expect(field.value).toBe('14');
    await type('2,5');
    expect([amount(), field.value]).toEqual([2.5, '2,5']);
  });

  it('is empty for no number, and leaves alone what is not yet one', async () => {
    const { field, type, amount } = await aField();
    await type('');
    expect([amount(), field.value]).toEqual([undefined, '']);
    await type('7.');
    expect([amount(), field.value]).toEqual([7, '7.']);
    await type('7x');
    expect([amount(), field.value]).toEqual([Number.NaN, '7x']);
  });

  it('follows a number that comes from elsewhere', async () => {
    const { field, type, amount, settled } = await aField();
    await type('3');
    amount.set(30);
    await settled();
    expect(field.value).toBe('30');
    amount.set(undefined);
    await settled();
    expect(field.value).toBe('');
  });
});
