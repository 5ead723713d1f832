import { InvalidRequest, issuesOf, type RefusedLine, Refusal } from '@heatline/contracts';
import type { z } from 'zod';

/** The first complaint of a line's schema, as a refused line. */
export function refusedBySchema(index: number, error: z.ZodError): RefusedLine {
  const [issue] = issuesOf(error);
  return { index, ...issue!, code: 'invalid' };
}

/**
 * A request of which no line was kept is refused as a whole, so that a sender of single lines cannot overlook it.
 * @param list the name of the list in the request, as in `events`
 * @throws Refusal of the lines' code if it is the same for all, else InvalidRequest
 */
export function refuseIfNothingIsLeft(list: string, lines: number, refused: RefusedLine[]): void {
  if (refused.length < lines) return;
  const [first] = refused;
  if (first && first.code !== 'invalid' && refused.every(({ code }) => code === first.code)) {
    throw new Refusal(first.code, { refused, ...(first.leadIds && { leadIds: first.leadIds }) }, first.message);
  }
  throw new InvalidRequest(
    refused.map(({ index, path, message }) => ({
      path: [list, index, path].filter((part) => part !== '').join('.'),
      message,
    })),
  );
}

/** Lines that are right in themselves, and those that are not. */
export function sortOut<Line extends { draft: unknown }>(
  lines: (Line | RefusedLine)[],
): { good: Line[]; refused: RefusedLine[] } {
  const good: Line[] = [];
  const refused: RefusedLine[] = [];
  for (const line of lines) {
    if ('draft' in line) good.push(line);
    else refused.push(line);
  }
  return { good, refused };
}
