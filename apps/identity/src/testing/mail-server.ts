import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  raw: string;
}

/** A real SMTP server that receives, refuses or hangs, as `mood` says. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** `drops`: takes the mail, and the connection is gone before it says so. */
  mood: 'receives' | 'refuses' | 'putsOff' | 'drops' = 'receives';
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, answer) => {
        if (this.mood === 'refuses')
          return answer(Object.assign(new Error('ada@x.example is unknown'), { responseCode: 550 }));
        if (this.mood === 'putsOff') return answer(Object.assign(new Error('Try later'), { responseCode: 451 }));
        answer();
      },
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.received.push({ to, raw: unfolded(Buffer.concat(chunks).toString('utf8')) });
          if (this.mood === 'drops') return this.dropAll();
          answer();
        });
      },
    });
    this.server.on('error', () => {});
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    return `smtp://127.0.0.1:${(this.server.server.address() as { port: number }).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => this.server.close(done));
  }

  private dropAll() {
    // A connection that breaks off has no public way in smtp-server: its end says goodbye first.
    for (const connection of this.server.connections)
      (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
  }
}

/** Without the line ends that quoted-printable puts into long lines. */
const unfolded = (raw: string): string => raw.replace(/=\r\n/g, '');

/** Accepts connections and never says a word. */
export async function silentServer(): Promise<{ url: string; close(): void }> {
  const open = new Set<{ destroy(): void }>();
  const server: Server = createServer((socket) => open.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as { port: number }).port}`,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
