import { extname, join, normalize } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { nonceOf } from '../http/security-headers';
import { sendBytes } from '../http/send';
import { methodNotAllowed, noConsole, noSuchFile } from '../problems/own-problems';
import { Settings } from '../settings';
import { KeptFiles } from './kept-file';
import { pageWithNonce } from './page-with-nonce';
import { sendFile } from './send-file';

/** The build puts a hash of the content into these names: what is behind one never changes. */
const hashed = /^\/(?:(?:main|chunk|styles|polyfills)-[\w-]{8}|media\/.+-[A-Z0-9]{8})\.\w+$/;

/** The built console. Any address that is no file belongs to its router; a file that is missing is missing. */
@Injectable()
export class ConsoleFiles {
  private readonly files = new KeptFiles();

  constructor(private readonly settings: Settings) {}

  async serve(request: Request, response: Response): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed(['GET', 'HEAD']);
    const path = decoded(request.path);
    const isPage = extname(path) === '' || path === '/index.html';
    if (isPage) return this.page(request, response);
    const { consoleDir } = this.settings;
    const file = consoleDir && (await this.files.read(join(consoleDir, normalize(path))));
    if (!file) throw noSuchFile();
    sendFile(request, response, file, hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
  }

  /** Never kept by browsers: it names the newest scripts, and its nonce is good once. */
  private async page(request: Request, response: Response): Promise<void> {
    const { consoleDir } = this.settings;
    const file = consoleDir && (await this.files.read(join(consoleDir, 'index.html')));
    if (!file) throw noConsole();
    const html = pageWithNonce(file.raw.toString('utf8'), nonceOf(response));
    response.set('Cache-Control', 'no-store');
    await sendBytes(request, response, Buffer.from(html), file.type);
  }
}

/** With an absolute path normalised, nothing leads out of the folder. */
function decoded(path: string): string {
  const text = decodeURIComponent(path);
  if (text.includes('\0')) throw noSuchFile();
  return normalize(`/${text}`);
}
