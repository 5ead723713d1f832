import { type DynamicModule, Module } from '@nestjs/common';
import { AccessCache } from './access/access-cache';
import { RateLimits } from './access/rate-limits';
import { ConsoleFiles } from './console/console-files';
import { HealthPage } from './health/health-page';
import { WatchStack } from './health/watch-stack';
import { AccessLog } from './http/access-log';
import { Edge } from './http/edge';
import { LiveHub } from './live/live-hub';
import { LiveStream } from './live/live-stream';
import { DocsPages } from './openapi/docs-pages';
import { Callers } from './routes/callers';
import { ServeRoute } from './routes/serve-route';
import { Settings } from './settings';

@Module({})
export class GatewayModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: GatewayModule,
      providers: [
        AccessCache,
        AccessLog,
        Callers,
        ConsoleFiles,
        DocsPages,
        Edge,
        HealthPage,
        LiveHub,
        LiveStream,
        RateLimits,
        ServeRoute,
        WatchStack,
        { provide: Settings, useValue: settings },
      ],
    };
  }
}
