import { TestBed } from '@angular/core/testing';
import { Stepper } from './stepper';

async function aStepper(value: number, bounds: { min?: number; max?: number } = {}) {
  const stepper = TestBed.createComponent(Stepper);
  for (const [name, is] of Object.entries({ value, ...bounds })) stepper.componentRef.setInput(name, is);
  stepper.componentRef.setInput('label', 'Points of Opened a mail');
  await stepper.whenStable();
  const host: HTMLElement = stepper.nativeElement;
  const field = host.querySelector('input') as HTMLInputElement;
  return {
    stepper: stepper.componentInstance,
    field,
    button: (name: string) => host.querySelector(`button[aria-label^="${name}"]`) as HTMLButtonElement,
    type: (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('change'));
    },
    settled: () => stepper.whenStable(),
  };
}

describe('a stepper', () => {
  it('shows points with their sign and moves by one', async () => {
    const { stepper, field, button, settled } = await aStepper(5);
    expect(field.value).toBe('+5');
    button('One more').click();
    button('One more').click();
    button('One less').click();
    await settled();
    expect([stepper.value(), field.value]).toEqual([6, '+6']);
  });

  it('takes decimals and either minus when typed', async () => {
    const { stepper, type } = await aStepper(5);
    type('\u221212,34');
    expect(stepper.value()).toBe(-12.34);
    type('\u221212.345');
    expect(stepper.value()).toBe(-12.34);
  });

  it('reads what it shows, thousands and all, and stops at its bounds', async () => {
    const { stepper, field, button, type, settled } = await aStepper(-4_999.99, { min: -5_000, max: 5_000 });
    expect(field.value).toBe('\u22124,999.99');
    type('\u22124,998.99');
    expect(stepper.value()).toBe(-4_998.99);
    type('\u22124,999');
    expect(stepper.value()).toBe(-4_999);
    type('\u22124,999.99');
    button('One less').click();
    await settled();
    expect([stepper.value(), field.value]).toEqual([-5_000, '\u22125,000']);
    expect(button('One less').disabled).toBe(true);
    button('One more').click();
    type('-6000');
    await settled();
    expect([stepper.value(), field.value]).toEqual([-5_000, '\u22125,000']);
    type('1,000,000');
    expect([stepper.value(), field.value]).toEqual([5_000, '+5,000']);
  });

  it('keeps its value when what is typed is no number', async () => {
    const { stepper, field, type } = await aStepper(5);
    type('many');
    expect([stepper.value(), field.value]).toEqual([5, '+5']);
  });
});
