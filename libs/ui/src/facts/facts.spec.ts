import { TestBed } from '@angular/core/testing';
import { Facts } from './facts';

it('facts say what is not set', async () => {
  const facts = TestBed.createComponent(Facts);
  facts.componentRef.setInput('facts', [
    { label: 'Job title', value: 'CTO' },
    { label: 'Industry', value: null },
  ]);
  await facts.whenStable();
  const host: HTMLElement = facts.nativeElement;
  expect([...host.querySelectorAll('dd')].map((value) => value.textContent)).toEqual(['CTO', 'Not set']);
});
