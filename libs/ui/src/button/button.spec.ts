import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Icon } from '../icon/icon';
import { Button, type ButtonLook } from './button';

@Component({
  selector: 'hl-host',
  imports: [Button, Icon],
  template: `
    <button [hlButton]="look()" class="small">
      Sort by <b>name</b><hl-icon hlButtonIcon iconPositionEnd name="arrow_upward" /><hl-icon
        hlButtonIcon
        name="swap_vert"
      />
    </button>
    <a hlButton href="/leads">All leads</a>
  `,
})
class Host {
  readonly look = signal<ButtonLook>('outlined');
}

describe('a button', () => {
  async function shown() {
    const host = TestBed.createComponent(Host);
    await host.whenStable();
    const element: HTMLElement = host.nativeElement;
    return { host, button: element.querySelector('button')!, link: element.querySelector('a')! };
  }

  it('has its icons around its words, wherever they stand in the template', async () => {
    const { button } = await shown();
    const parts = [...button.children].map((part) => part.className.match(/words/)?.[0] ?? part.getAttribute('name'));
    expect(parts).toEqual(['swap_vert', 'words', 'arrow_upward']);
    expect(button.querySelector('.words')?.textContent.trim()).toBe('Sort by name');
  });

  it('has one look at a time, and keeps its other classes', async () => {
    const { host, button } = await shown();
    expect([...button.classList].sort()).toEqual(['hl-button', 'hl-outlined', 'small']);
    host.componentInstance.look.set('tonal');
    await host.whenStable();
    expect([...button.classList].sort()).toEqual(['hl-button', 'hl-tonal', 'small']);
  });

  it('is words alone unless another look is wanted', async () => {
    const { link } = await shown();
    expect([...link.classList].sort()).toEqual(['hl-button', 'hl-text']);
  });
});
