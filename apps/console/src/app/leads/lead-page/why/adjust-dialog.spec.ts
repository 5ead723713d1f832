import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { settled } from '../../../testing/settled';
import { AdjustDialog } from './adjust-dialog';

const of = '/api/accounts/0c000000-0000-4000-8000-000000000001';
const modelId = '0f000000-0000-4000-8000-000000000001';

async function aDialog() {
  const closed: unknown[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: MAT_DIALOG_DATA, useValue: { of, modelId, modelName: 'Account interest' } },
      { provide: MatDialogRef, useValue: { close: (answer: unknown) => closed.push(answer) } },
    ],
  });
  const dialog = TestBed.createComponent(AdjustDialog);
  await dialog.whenStable();
  const host: HTMLElement = dialog.nativeElement;
  const type = (index: number, text: string) => {
    const input = host.querySelectorAll('input')[index]!;
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const submit = async () => {
    host.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  };
  return { host, type, submit, closed, http: TestBed.inject(HttpTestingController) };
}

describe('the dialog that adjusts a score', () => {
  it('sends nothing without a reason', async () => {
    const { submit, http, closed } = await aDialog();
    await submit();
    http.expectNone(`${of}/scores/${modelId}/adjustments`);
    expect(closed).toEqual([]);
  });

  it('sends points and reason with one key, says a refusal, and sends the same key again', async () => {
    const { host, type, submit, http, closed } = await aDialog();
    type(0, '-7.5');
    type(1, 'Owes us money');
    await submit();
    const first = http.expectOne(`${of}/scores/${modelId}/adjustments`);
    expect(first.request.body).toEqual({ points: -7.5, reason: 'Owes us money' });
    const key = first.request.headers.get('Idempotency-Key');
    first.flush(
      { status: 503, code: 'unavailable', detail: 'The scores are away for a moment.' },
      { status: 503, statusText: 'x' },
    );
    await settled();
    expect(host.querySelector('[role="alert"]')?.textContent?.trim()).not.toBe('');
    await submit();
    const second = http.expectOne(`${of}/scores/${modelId}/adjustments`);
    expect(second.request.headers.get('Idempotency-Key')).toBe(key);
    second.flush({
      adjustmentId: '0a000000-0000-4000-8000-000000000009',
      modelId,
      points: -7.5,
      reason: 'Owes us money',
      createdAt: '2026-11-20T08:00:00Z',
      createdBy: null,
      expiresAt: null,
      removedAt: null,
    });
    await settled();
    expect(closed).toEqual([true]);
  });
});
