/** Colours of a level come from a fixed set whose contrast is tested in both themes. */
export const levelTones = ['cold', 'cool', 'warm', 'hot', 'ready', 'neutral', 'good', 'bad'] as const;
export type LevelTone = (typeof levelTones)[number];

/** A level as it is drawn: its name, its tone, and its place among the levels of its model. */
export interface LevelView {
  readonly name: string;
  readonly tone: string;
  /** 1 for the lowest. */
  readonly rank: number;
  /** How many levels the model has. */
  readonly of: number;
}

/** Tones that the palette does not know fall back to the coldest: a level is never drawn without a colour. */
export const toneOf = (tone: string): LevelTone => levelTones.find((known) => known === tone) ?? 'cold';

export const toneColor = (tone: string) => `var(--hl-level-${toneOf(tone)})`;
export const toneText = (tone: string) => `var(--hl-level-${toneOf(tone)}-text)`;
export const toneContainer = (tone: string) => `var(--hl-level-${toneOf(tone)}-container)`;

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly on: boolean;
}

/** Rising bars, as many as the model has levels, filled up to this one: 4 to 12 px high. */
export const levelBars = (rank: number, of: number): Bar[] =>
  Array.from({ length: of }, (_, index) => {
    const height = of === 1 ? 12 : 4 + (8 * index) / (of - 1);
    return { x: 4 * index, y: 12 - height, height, on: index < rank };
  });
