import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** An address that leads to a server only while it is open: for what happens when the server is away. */
export class Detour {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly to: { host: string; port: number },
    readonly port: number,
  ) {}

  /** Closed at first. */
  static async to(address: string): Promise<Detour> {
    const [host = '127.0.0.1', port = '0'] = address.split(':');
    const probe = createServer();
    await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
    const { port: free } = probe.address() as AddressInfo;
    await new Promise((closed) => probe.close(closed));
    return new Detour({ host, port: Number(port) }, free);
  }

  async open(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(this.to);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((listening) => this.server?.listen(this.port, '127.0.0.1', listening));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => (this.server ? this.server.close(closed) : closed(undefined)));
  }
}
