import { effect } from '@angular/core';
import type { Told } from '../../api/told';

const firstMs = 5_000;
const longestMs = 60_000;

/**
 * What the server did not answer is saved again by itself: when the network is back, and after a while that doubles with every time.
 * What it refused waits for whoever typed it.
 */
export function saveWhenBack(kept: { refusal(): Told | null; save(): Promise<boolean> }): void {
  let times = 0;
  effect((onCleanup) => {
    const failure = kept.refusal();
    if (!failure || !mayPass(failure)) {
      times = 0;
      return;
    }
    const again = () => void kept.save();
    const timer = setTimeout(again, Math.min(firstMs * 2 ** times++, longestMs));
    window.addEventListener('online', again);
    onCleanup(() => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    });
  });
}

const mayPass = ({ code, status }: Told): boolean => code === 'no_answer' || status >= 500;
