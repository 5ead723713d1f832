import type { CopiedRow } from '@heatline/database';
import { type DatedValue, type Timeline, TimelineReader } from '@heatline/scoring-engine';
import type { StoredScore } from '../scores/score-change';
import { KnownTexts } from '../known-texts';

const reader = new TimelineReader();
const nothing: DatedValue[] = [];
const uuidWords = 4;

/**
 * A lead, or an account, and its score: one row of the stream. It is read into the same memory again and again, so that a million of them make no
 * objects, and what it gives is overwritten by the next.
 */
export class LeadRow {
  revision = 0;
  /** Days since 1970; null = never active. */
  lastActiveDay: number | null = null;
  /** Seconds since 1970, as `until`. */
  createdAt = 0;
  dated: readonly DatedValue[] = nothing;
  /** What is there before this run; score null = never evaluated. */
  readonly stored: StoredScore = {
    score: null,
    level: null,
    publishedVersion: null,
    revision: 0,
    calculatedAt: null,
    peak: null,
    recorded: null,
  };
  /** Whether there is a row at all. */
  hasRow = false;
  /** calculatedAt as Postgres has it, in milliseconds. */
  seen: number | null = null;
  until: number | null = null;
  change7 = 0;
  change30 = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private idAt = 0;
  private ownerAt = -1;
  private storedOwnerAt = -1;
  private tailAt = 0;
  private tailBytes = 0;
  private bodyAt = -1;
  private bodyBytes = 0;
  private readonly levels = new KnownTexts();

  /** The columns of `subjectsSql`. */
  read(row: CopiedRow): this {
    this.bytes = row.bytes;
    this.idAt = row.where();
    this.revision = row.int8()!;
    const lastActivityMs = row.timestamptz();
    this.lastActiveDay = lastActivityMs === null ? null : dayOf(lastActivityMs);
    this.createdAt = Math.floor(row.timestamptz()! / 1_000);
    this.ownerAt = row.where();
    this.dated = (row.jsonb() as DatedValue[] | null) ?? nothing;
    this.tailAt = row.where();
    this.tailBytes = row.size;
    this.bodyAt = row.where();
    this.bodyBytes = row.size;
    this.readScore(row);
    return this;
  }

  /** 16 bytes, a view. */
  get id(): Buffer {
    return this.bytes.subarray(this.idAt, this.idAt + 16);
  }

  /** Likewise. */
  get ownerId(): Buffer | null {
    return this.ownerAt < 0 ? null : this.bytes.subarray(this.ownerAt, this.ownerAt + 16);
  }

  get ownerMoved(): boolean {
    const { bytes, ownerAt, storedOwnerAt } = this;
    if (ownerAt < 0 || storedOwnerAt < 0) return ownerAt !== storedOwnerAt;
    for (let word = 0; word < uuidWords; word++)
      if (bytes.readInt32BE(ownerAt + word * 4) !== bytes.readInt32BE(storedOwnerAt + word * 4)) return true;
    return false;
  }

  timeline(): Timeline {
    const { bytes, bodyAt, bodyBytes, tailAt, tailBytes } = this;
    return bodyAt < 0
      ? reader.read(bytes, tailAt, tailBytes)
      : reader.read(bytes, bodyAt, bodyBytes, bytes, tailAt, tailBytes);
  }

  private readScore(row: CopiedRow): void {
    const { stored } = this;
    const revision = row.int8();
    this.hasRow = revision !== null;
    stored.revision = revision ?? 0;
    stored.score = row.int4();
    const levelAt = row.where();
    stored.level = levelAt < 0 ? null : this.levels.read(row.bytes, levelAt, row.size);
    const publishedVersion = row.int4();
    stored.publishedVersion = this.hasRow ? publishedVersion : null;
    this.seen = row.timestamptz();
    stored.calculatedAt = this.seen === null ? null : this.seen / 1_000;
    stored.peak = row.int4();
    stored.recorded = row.int4();
    const until = row.timestamptz();
    this.until = until === null ? null : until / 1_000;
    this.storedOwnerAt = row.where();
    this.change7 = row.int4() ?? 0;
    this.change30 = row.int4() ?? 0;
  }
}

/** Days since 1970. */
export const dayOf = (ms: number): number => Math.floor(ms / 86_400_000);
