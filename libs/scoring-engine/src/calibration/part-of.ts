/** Of a hundred leads so many judge; the others are what points are fitted to. */
export const judgedPercent = 40;

/**
 * To which part a lead belongs: a function of its id alone, so that it is the same in every calibration, and nobody can look for a
 * luckier split. FNV-1a, mixed once more because ids made in one moment differ only in their ends.
 */
export function partOf(leadId: string): 'fit' | 'judge' {
  return hashOf(leadId) % 100 < judgedPercent ? 'judge' : 'fit';
}

/** 32 bits of a text, spread evenly. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
