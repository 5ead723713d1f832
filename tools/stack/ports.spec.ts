import { createServer, type Server } from 'node:net';
import { choosePorts, firstPortFor, isFree } from './ports.mjs';

const allFree = async () => true;

describe('Choosing ports', () => {
  it('keeps those of the last start', async () => {
    const first = await choosePorts(['postgres', 'nats'], { seed: '/here', free: allFree });
    expect(await choosePorts(['postgres', 'nats'], { seed: '/here', kept: first, free: allFree })).toEqual(first);
  });

  it('gives two checkouts different ones', async () => {
    const here = await choosePorts(['postgres'], { seed: '/here', free: allFree });
    const there = await choosePorts(['postgres'], { seed: '/there', free: allFree });
    expect(here).not.toEqual(there);
  });

  it('gives each name its own, also when only some are kept', async () => {
    const kept = { nats: firstPortFor('/here') };
    const ports = await choosePorts(['postgres', 'nats', 'temporal'], { seed: '/here', kept, free: allFree });
    expect(ports.nats).toBe(kept.nats);
    expect(new Set(Object.values(ports)).size).toBe(3);
  });

  it('leaves a kept port that another program has taken, and tells', async () => {
    const told: unknown[] = [];
    const kept = { nats: 25_000 };
    const ports = await choosePorts(['nats'], {
      seed: '/here',
      kept,
      free: async (port) => port !== 25_000,
      moved: (...what) => told.push(what),
    });
    expect(ports.nats).not.toBe(25_000);
    expect(told).toEqual([['nats', 25_000, ports.nats]]);
  });

  it('stays out of the range from which systems take ports for outgoing connections', async () => {
    for (let i = 0; i < 200; i++) expect(firstPortFor(`/checkout-${i}`)).toBeLessThan(32_768);
  });

  it('says so when there is none', async () => {
    await expect(choosePorts(['nats'], { seed: '/here', free: async () => false })).rejects.toThrow('No free port');
  });
});

describe('A port', () => {
  let server: Server;
  let port: number;
  beforeEach(async () => {
    server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    port = (server.address() as { port: number }).port;
  });
  afterEach(() => server.close());

  it('is not free while something listens on it', async () => {
    expect(await isFree(port)).toBe(false);
    await new Promise((closed) => server.close(closed));
    expect(await isFree(port)).toBe(true);
  });
});
