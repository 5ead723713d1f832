import { Socket, type SocketConstructorOpts } from 'node:net';

type Hear = (chunk: Buffer) => void;

const bytesAtOnce = 64 * 1024;

/**
 * A socket that reads into one piece of memory, its own. Otherwise Node allocates 64 kB for each read of some 9 kB, and the collector, which
 * counts them as garbage, looks through the whole heap again and again while a million rows arrive.
 */
export class ReadingSocket extends Socket {
  private hearer: Hear | undefined;

  static open(): ReadingSocket {
    const buffer = Buffer.allocUnsafeSlow(bytesAtOnce);
    const callback = (bytes: number): boolean => socket.received(buffer.subarray(0, bytes));
    const socket: ReadingSocket = new ReadingSocket({ onread: { buffer, callback } });
    return socket;
  }

  private constructor(options: SocketConstructorOpts) {
    super(options);
  }

  /** From now on `hear` receives what listeners of `data` would. A chunk is valid only inside the call. */
  divert(hear: Hear | undefined): void {
    this.hearer = hear;
  }

  private received(chunk: Buffer): boolean {
    if (this.hearer) this.hearer(chunk);
    // The driver keeps parts of what it hears.
    else this.emit('data', Buffer.from(chunk));
    return true;
  }
}
