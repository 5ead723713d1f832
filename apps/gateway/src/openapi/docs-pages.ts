import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { KeptFiles } from '../console/kept-file';
import { sendFile } from '../console/send-file';
import { sendBytes } from '../http/send';
import { noSuchFile } from '../problems/own-problems';
import { allRoutes } from '../routes/all-routes';
import { describeApi } from './describe-api';

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const served = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Heatline API</title>
    <link rel="icon" href="/api/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/begin.js"></script>
  </body>
</html>
`;

const begin = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, tryItOutEnabled: true });\n`;

/** The API's description, for people and programs, from files on this machine alone. */
@Injectable()
export class DocsPages {
  private readonly files = new KeptFiles();
  private described: Buffer | undefined;

  async description(request: Request, response: Response): Promise<void> {
    this.described ??= Buffer.from(JSON.stringify(describeApi(allRoutes)));
    response.set('Cache-Control', 'no-cache');
    await sendBytes(request, response, this.described, 'application/json; charset=utf-8');
  }

  async page(request: Request, response: Response): Promise<void> {
    response.set('Cache-Control', 'no-cache');
    await sendBytes(request, response, Buffer.from(page), 'text/html; charset=utf-8');
  }

  async file(request: Request, response: Response): Promise<void> {
    const name = request.params['file'];
    if (name === 'begin.js') {
      response.set('Cache-Control', 'no-cache');
      return sendBytes(request, response, Buffer.from(begin), 'text/javascript; charset=utf-8');
    }
    const file =
      typeof name === 'string' && served.includes(name) ? await this.files.read(join(assets, name)) : undefined;
    if (!file) throw noSuchFile();
    sendFile(request, response, file, 'no-cache');
  }
}
