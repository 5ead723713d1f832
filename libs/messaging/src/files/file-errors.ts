/** The file is not there, or not any more; for who writes it: somebody has taken it away. */
export class FileGone extends Error {
  constructor(name: string) {
    super(`There is no file ${name} any more`);
    this.name = 'FileGone';
  }
}

/** The server keeps no more bytes. */
export class NoRoomForFile extends Error {
  constructor(cause: unknown) {
    super('JetStream has no room left for a file', { cause });
    this.name = 'NoRoomForFile';
  }
}
